using Lecture38.Protocol;
using Lecture38.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Kernel;

/// <summary>Answers questions about a cell that has not run. It knows the variables and types of the cells that have. Not thread-safe.</summary>
internal sealed class LanguageService(ScriptEngine engine) : IDisposable
{
    private readonly SessionWorkspace _workspace = new();

    /// <summary>The answer; null if there is nothing to say about the position.</summary>
    public async Task<KernelEvent?> AnswerAsync(CodeQuestion question, CancellationToken cancellationToken)
    {
        var document = await _workspace.OpenAsync(engine.Compile(question.Code, cancellationToken), cancellationToken);
        return await (question switch
        {
            RequestCompletions => CompleteAsync(document, question.Position, cancellationToken),
            RequestHoverText => ExplainAsync(document, question.Position, cancellationToken),
            _ => SignatureHelp.FindAsync(document, question.Position, cancellationToken),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>A position in a text; the nearest one if the text has no such place.</summary>
    public static int IndexOf(SourceText text, TextPosition position)
    {
        var line = text.Lines[Math.Clamp(position.Line, 0, text.Lines.Count - 1)];
        return line.Start + Math.Clamp(position.Character, 0, line.End - line.Start);
    }

    private static async Task<KernelEvent?> CompleteAsync(Document document, TextPosition position, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, IndexOf(text, position), cancellationToken: cancellationToken);
        var (start, end) = Span(text, list.Span);
        return new CompletionsProduced(start, end, [.. list.ItemsList.Where(item => !item.Tags.Contains(WellKnownTags.Snippet)).Select(ToProtocol)]);
    }

    private static Completion ToProtocol(CompletionItem item) => new(
        item.DisplayTextPrefix + item.DisplayText + item.DisplayTextSuffix,
        item.Tags.FirstOrDefault(WellKnownTags.Keyword),
        item.Properties.GetValueOrDefault("InsertionText", item.DisplayText),
        item.FilterText,
        item.SortText);

    private static async Task<KernelEvent?> ExplainAsync(Document document, TextPosition position, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        var service = QuickInfoService.GetService(document)!;
        if (await service.GetQuickInfoAsync(document, IndexOf(text, position), cancellationToken) is not { } info)
        {
            return null;
        }
        var declaration = string.Join('\n', TextOf(section => section is QuickInfoSectionKinds.Description));
        var explanation = string.Join("\n\n", TextOf(section => section is not QuickInfoSectionKinds.Description));
        var (start, end) = Span(text, info.Span);
        return new HoverTextProduced(start, end,
        [
            new FormattedValue(MimeTypes.Markdown, $"```csharp\n{declaration}\n```\n\n{explanation}".TrimEnd()),
            new FormattedValue(MimeTypes.PlainText, $"{declaration}\n\n{explanation}".TrimEnd()),
        ]);

        IEnumerable<string> TextOf(Func<string, bool> kind) => info.Sections.Where(section => kind(section.Kind)).Select(section => section.Text.Trim());
    }

    private static (TextPosition Start, TextPosition End) Span(SourceText text, TextSpan span)
    {
        var lines = text.Lines.GetLinePositionSpan(span);
        return (new(lines.Start.Line, lines.Start.Character), new(lines.End.Line, lines.End.Character));
    }
}
