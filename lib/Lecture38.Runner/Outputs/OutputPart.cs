using System.Text;

namespace Lecture38.Runner;

/// <summary>A cell's outputs while they are written: the HTML, and what the page needs for it.</summary>
/// <param name="nextFrame">The number of the page's next frame, from 1.</param>
/// <param name="prose">What renders the page's Markdown.</param>
internal sealed class OutputPart(Func<int> nextFrame, ProseRenderer prose)
{
    private readonly List<string> _scripts = [];
    private OutputNeeds _needs;

    internal StringBuilder Html { get; } = new();

    internal ProseRenderer Prose => prose;

    internal int NextFrame() => nextFrame();

    internal RenderedOutputs ToOutputs() => new(Html.ToString(), _scripts, _needs);

    internal void Need(OutputNeeds needs) => _needs |= needs;

    /// <summary>Allows scripts that stand in the HTML to run.</summary>
    internal void Run(IEnumerable<string> scripts) => _scripts.AddRange(scripts.Except(_scripts));

    /// <summary>The attributes of a box that scrolls where its content is larger; a keyboard reaches it then.</summary>
    /// <param name="label">What is in it, for those who do not see it.</param>
    internal string Scrolling(string label)
    {
        Need(OutputNeeds.Scrolling);
        return $"data-scroll=\"{label}\"";
    }
}
