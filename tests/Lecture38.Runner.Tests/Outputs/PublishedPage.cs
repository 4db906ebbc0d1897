using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lecture38.Runner.Tests;

/// <summary>Outputs between two paragraphs of a page.</summary>
internal static class PublishedPage
{
    /// <summary>The page as the book would write it, as far as outputs go: policy, style sheet and scripts.</summary>
    public static string Of(params IReadOnlyCollection<RenderedOutputs> cells)
    {
        var needs = cells.Aggregate(OutputNeeds.None, (all, cell) => all | cell.Needs);
        return $"""
            <!doctype html><html lang="en"><head>
            <meta http-equiv="Content-Security-Policy" content="{ContentSecurityPolicy.Of(cells.SelectMany(cell => cell.Scripts))}">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lesson</title>
            <link rel="stylesheet" href="assets/{OutputAssets.Styles}">
            <style>:root {"{ color-scheme: light dark }"}</style></head>
            <body><main><p id="before">before</p>
            {string.Join('\n', cells.Select((cell, i) => $"""<div class="cell" id="cell-{i}"><div class="outputs">{cell.Html}</div></div>"""))}
            <p id="after">after</p></main>
            {string.Join('\n', OutputAssets.Scripts(needs).Select(script => $"""<script defer src="assets/{script}"></script>"""))}
            </body></html>
            """;
    }

    /// <summary>The page as a tree, in which templates hold their content apart, as browsers do.</summary>
    public static IDocument Parse(params RenderedOutputs[] cells) => new HtmlParser().ParseDocument(Of(cells));

    /// <summary>The visible lines of an output.</summary>
    public static IReadOnlyList<string> Lines(RenderedOutputs outputs) =>
        HtmlText.Lines(outputs.Html.Replace("template", "div", StringComparison.Ordinal));

    /// <summary>Holds that the page around the cells is whole, and no id is there twice.</summary>
    public static void AssertIntact(IDocument page)
    {
        Assert.Equal("main", page.GetElementById("before")?.ParentElement?.LocalName);
        Assert.Equal("main", page.GetElementById("after")?.ParentElement?.LocalName);
        Assert.Equal("body", page.QuerySelector("main")!.ParentElement!.LocalName);
        Assert.Equal("after", page.QuerySelector("main")!.LastElementChild!.Id);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }
}
