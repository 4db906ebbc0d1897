using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lecture38.Runner;

/// <summary>
/// Highlights C# as HTML with Roslyn's classifier, which knows what a name means (a type, a method) even if an earlier cell or a
/// referenced DLL declares it. Thread-safe.
/// </summary>
/// <remarks>
/// The cells of a notebook become one script: all <c>using</c> directives first, as C# requires, then the rest of each cell. A chain of
/// submissions would compile each cell twice, and would end at a cell that does not compile.
/// </remarks>
internal static partial class CSharpHighlighter
{
    /// <summary>Far more than a notebook needs. Some code keeps the compiler busy for hours.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: ["System", "System.Collections", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks"],
        allowUnsafe: true);

    private static readonly Lazy<MetadataReference[]> FrameworkReferences = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>Highlights a notebook's cells.</summary>
    /// <param name="cells">The code of each cell, in order. It need not compile.</param>
    /// <param name="references">Paths of the DLLs that the cells use; missing ones are ignored.</param>
    /// <param name="timeout">When to return the cells without colors; 20 s by default.</param>
    /// <returns>
    /// For each cell the content of its <c>code</c> element: every character, encoded, in spans of the classes <c>k</c> keyword, <c>kc</c>
    /// control keyword, <c>t</c> type, <c>m</c> method, <c>s</c> string or character, <c>e</c> escape, <c>n</c> number, <c>c</c> comment,
    /// <c>d</c> directive.
    /// </returns>
    public static IReadOnlyList<string> Highlight(IReadOnlyList<string> cells, IReadOnlyList<string> references, TimeSpan? timeout = null)
    {
        try
        {
            return Task.Run(() => HighlightAsync(cells, references)).WaitAsync(timeout ?? DefaultTimeout).GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            return [.. cells.Select(HtmlEncoding.Text)];
        }
    }

    private static async Task<IReadOnlyList<string>> HighlightAsync(IReadOnlyList<string> cells, IReadOnlyList<string> references)
    {
        MetadataReference[] allReferences = [.. FrameworkReferences.Value, .. references.Where(File.Exists).Distinct().Select(path => MetadataReference.CreateFromFile(path))];
        HighlightedCell[] highlighted = [.. cells.Select(cell => new HighlightedCell(cell))];
        var (usings, rest) = (new List<Piece>(), new List<Piece>());
        foreach (var cell in highlighted)
        {
            // Magic commands are the kernel's, not C#.
            var code = MagicCommand().Replace(cell.Code, command =>
            {
                cell.Paint(command.Index, command.Length, "d");
                return new string(' ', command.Length);
            });
            if (NestingGuard.IsTooDeep(code) || CSharpSyntaxTree.ParseText(code, ParseOptions).GetCompilationUnitRoot() is var root && NestingGuard.IsTooDeep(root))
            {
                continue;
            }

            if (root.ContainsDiagnostics)
            {
                // A syntax error would affect the cells after it.
                await ClassifyAsync([new(cell, 0, code)], allReferences);
                continue;
            }

            var body = new StringBuilder(code);
            foreach (var directive in root.Usings)
            {
                usings.Add(new(cell, directive.SpanStart, directive.ToString() + "\n"));
                body.Remove(directive.SpanStart, directive.Span.Length).Insert(directive.SpanStart, " ", directive.Span.Length);
            }

            // A cell may end in an expression without a semicolon, or in a comment.
            rest.Add(new(cell, 0, body + "\n;\n"));
        }

        await ClassifyAsync([.. usings, .. rest], allReferences);
        return [.. highlighted.Select(cell => cell.ToHtml())];
    }

    private static async Task ClassifyAsync(IReadOnlyList<Piece> pieces, MetadataReference[] references)
    {
        try
        {
            using var workspace = new AdhocWorkspace();
            var project = ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "Notebook", "Notebook", LanguageNames.CSharp,
                compilationOptions: CompilationOptions, parseOptions: ParseOptions, metadataReferences: references, isSubmission: true);
            var text = SourceText.From(string.Concat(pieces.Select(piece => piece.Text)));
            workspace.AddProject(project);
            var document = workspace.AddDocument(DocumentInfo.Create(
                DocumentId.CreateNewId(project.Id), "cells.csx", sourceCodeKind: SourceCodeKind.Script,
                loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default))));
            Paint(pieces, CodeClasses.Of((await document.GetSyntaxRootAsync())!, await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, text.Length))));
        }
        catch (Exception error) when (error is InsufficientExecutionStackException or InvalidOperationException or ArgumentException or BadImageFormatException or IOException)
        {
            // Roslyn throws these for generated code and for references that are not assemblies. The code gets no colors.
        }
    }

    private static void Paint(IReadOnlyList<Piece> pieces, IEnumerable<(TextSpan Span, string Class)> spans)
    {
        var (piece, start) = (0, 0);
        foreach (var (span, className) in spans)
        {
            while (span.Start >= start + pieces[piece].Text.Length)
            {
                start += pieces[piece++].Text.Length;
            }

            pieces[piece].Cell.Paint(pieces[piece].Start + span.Start - start, span.Length, className);
        }
    }

    /// <summary>A part of a cell, and what follows it in the script.</summary>
    private sealed record Piece(HighlightedCell Cell, int Start, string Text);

    /// <summary>A cell with the class of each character.</summary>
    private sealed class HighlightedCell(string code)
    {
        private readonly string?[] _classes = new string?[code.Length];

        public string Code => code;

        public void Paint(int start, int length, string className)
        {
            if (start < code.Length)
            {
                _classes.AsSpan(start, Math.Min(length, code.Length - start)).Fill(className);
            }
        }

        public string ToHtml()
        {
            var html = new StringBuilder(code.Length * 2);
            for (int start = 0, end; start < code.Length; start = end)
            {
                for (end = start + 1; end < code.Length && _classes[end] == _classes[start]; end++)
                {
                }

                html.Append(_classes[start] is { } name ? $"<span class=\"{name}\">" : "");
                HtmlEncoding.AppendText(html, code.AsSpan(start, end - start)).Append(_classes[start] is null ? "" : "</span>");
            }

            return html.ToString();
        }
    }

    [GeneratedRegex(@"^[ \t]*#!.*$", RegexOptions.Multiline)]
    private static partial Regex MagicCommand();
}
