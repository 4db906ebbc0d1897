using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>What has to change in cells so that they do the same as one program.</summary>
internal sealed class AppPlan
{
    private readonly NotebookScript _script;
    private readonly AppNames _names;

    private AppPlan(NotebookScript script)
    {
        _script = script;
        Shared = new SharedSymbols(script);
        _names = AppNames.Of(script, Shared);
        Frames = new CellFrames(script);
    }

    public SharedSymbols Shared { get; }

    public CellFrames Frames { get; }

    /// <summary>The class of what is shared.</summary>
    public string SharedClass => _names.SharedClass;

    /// <summary>The variable that holds what a cell threw.</summary>
    public string ExceptionName => _names.ExceptionName;

    public static AppPlan Of(NotebookScript script) => new(script);

    public string NameOf(ISymbol symbol) => _names.Of(symbol);

    /// <summary>The name of a thing where it is not written as it is called: keywords for types, say.</summary>
    public string NameOf(ISymbol symbol, string written) => _names.IsRenamed(symbol) ? _names.Of(symbol) : written;

    public InvalidInputException CannotBeExported(ScriptCell cell, string reason) => _script.CannotBeExported(cell.Cell, reason);

    /// <summary>A part of a cell, with the names that the app gives things, and with other changes.</summary>
    public string Text(ScriptCell cell, SyntaxNode node, TextSpan span, IEnumerable<TextChange>? changes = null)
    {
        var all = (changes ?? []).ToList();
        all.AddRange(_names.ChangesIn(cell, node).Where(change => span.Contains(change.Span) && !all.Any(other => other.Span.Contains(change.Span))));
        var text = cell.CommonText.WithChanges(all.Where(change => span.Contains(change.Span)).OrderBy(change => change.Span));
        var growth = all.Where(change => span.Contains(change.Span)).Sum(change => (change.NewText?.Length ?? 0) - change.Span.Length);
        return text.ToString(new TextSpan(span.Start, span.Length + growth));
    }
}
