namespace Lecture38.Kernel;

/// <summary>The style of the kernel's own HTML. It sets no colours, so it reads in light and dark.</summary>
internal static class HtmlStyle
{
    public const string Block =
        "<style>"
        + ".dni-code-hint{font-style:italic;overflow:hidden;white-space:nowrap}"
        + ".dni-treeview{white-space:nowrap}"
        + "details.dni-treeview{padding-left:1em}"
        + "table td,table th{text-align:start;vertical-align:top}"
        + ".dni-plaintext pre,table td pre{margin:0;white-space:pre-wrap;color:inherit;background:none}"
        + "</style>";
}
