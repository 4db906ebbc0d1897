namespace Lecture38;

/// <summary>What shows itself in a notebook as HTML, and as plain text by its <c>ToString()</c>.</summary>
internal interface IDisplayable
{
    string ToHtml();
}
