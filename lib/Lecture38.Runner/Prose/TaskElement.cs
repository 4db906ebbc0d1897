using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Lecture38.Runner;

/// <summary>The box of a task. A picture and no control: nobody can tick it.</summary>
internal sealed class TaskElement : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList task) => renderer.Write(task.Checked
        ? "<span class=\"task\" role=\"img\" aria-label=\"Done:\">☑</span>"
        : "<span class=\"task\" role=\"img\" aria-label=\"To do:\">☐</span>");
}
