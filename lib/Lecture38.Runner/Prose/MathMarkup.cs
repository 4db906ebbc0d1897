using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// Formulas as MathML, which browsers draw without a script. What <see cref="TexReader"/> does not know is shown as it was written:
/// honest TeX is better than a wrong formula.
/// </summary>
internal static class MathMarkup
{
    public static string Of(string tex, bool isBlock)
    {
        var written = HtmlEncoding.Text(tex.Trim());
        if (TexReader.Read(tex) is not { } formula)
        {
            return $"<code class=\"math\">{written}</code>";
        }

        var display = isBlock ? " display=\"block\"" : "";
        return new StringBuilder()
            .Append("<math").Append(display).Append(" alttext=\"").Append(HtmlEncoding.Attribute(tex.Trim())).Append("\"><semantics>")
            .Append(formula)
            .Append("<annotation encoding=\"application/x-tex\">").Append(written).Append("</annotation></semantics></math>")
            .ToString();
    }
}
