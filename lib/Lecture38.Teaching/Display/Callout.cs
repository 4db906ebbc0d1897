using System.Text;

namespace Lecture38;

/// <summary>A message with a state, highlighted on the page. Sign and words say everything that the colour says.</summary>
internal static class Callout
{
    internal static string Html(AnswerState state, string heading, IEnumerable<string> paragraphs)
    {
        var html = new StringBuilder();
        html.Append("<style>").Append(DisplayResources.CalloutStyles).Append("</style>\n<div class=\"lecture38-callout ").Append(state.Name())
            .Append("\">\n<p><strong><span aria-hidden=\"true\">").Append(state.Sign()).Append("</span> ").Append(DisplayText.Html(heading)).Append("</strong></p>\n");
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p>").Append(DisplayText.Html(paragraph)).Append("</p>\n");
        }

        return html.Append("</div>").ToString();
    }
}
