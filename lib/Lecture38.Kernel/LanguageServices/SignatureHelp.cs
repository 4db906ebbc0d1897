using System.Xml.Linq;
using Lecture38.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lecture38.Kernel;

/// <summary>The overloads of the call around a position. Roslyn's own service for this is not public.</summary>
internal static class SignatureHelp
{
    private static readonly SymbolDisplayFormat Declaration = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>The overloads; null outside the parentheses of a call.</summary>
    public static async Task<KernelEvent?> FindAsync(Document document, TextPosition position, CancellationToken cancellationToken)
    {
        var index = LanguageService.IndexOf(await document.GetTextAsync(cancellationToken), position);
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var arguments = root.FindToken(Math.Max(0, index - 1)).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>()
            .FirstOrDefault(list => list.OpenParenToken.Span.End <= index && (list.CloseParenToken.IsMissing || index <= list.CloseParenToken.SpanStart));
        if (arguments is not { Parent: { } call })
        {
            return null;
        }
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        IMethodSymbol[] overloads = [.. Overloads(model, call, cancellationToken)];
        if (overloads.Length == 0)
        {
            return null;
        }
        var active = arguments.Arguments.GetSeparators().Count(comma => comma.Span.End <= index);
        var written = arguments.Arguments.Count(argument => !argument.IsMissing && argument.Span.Length > 0);
        var chosen = model.GetSymbolInfo(call, cancellationToken).Symbol is { } symbol ? Array.FindIndex(overloads, overload => AreSame(overload, symbol)) : -1;
        return new SignatureHelpProduced(
            [.. overloads.Select(overload => ToSignature(overload, cancellationToken))],
            chosen >= 0 ? chosen : Math.Max(0, Array.FindIndex(overloads, overload => overload.Parameters.Length >= Math.Max(written, active + 1))),
            active);
    }

    private static IEnumerable<IMethodSymbol> Overloads(SemanticModel model, SyntaxNode call, CancellationToken cancellationToken) => call switch
    {
        InvocationExpressionSyntax { Expression: var called } =>
            model.GetTypeInfo(called, cancellationToken).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                ? [invoke]
                : model.GetMemberGroup(called, cancellationToken).OfType<IMethodSymbol>(),
        BaseObjectCreationExpressionSyntax when model.GetTypeInfo(call, cancellationToken) is var created =>
            (created.Type as INamedTypeSymbol)?.InstanceConstructors.Where(constructor => model.IsAccessible(call.SpanStart, constructor)) ?? [],
        ConstructorInitializerSyntax => model.GetMemberGroup(call, cancellationToken).OfType<IMethodSymbol>(),
        _ => [],
    };

    private static bool AreSame(IMethodSymbol overload, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(overload.OriginalDefinition, symbol.OriginalDefinition)
        || SymbolEqualityComparer.Default.Equals(overload.ReducedFrom, (symbol as IMethodSymbol)?.ReducedFrom ?? symbol);

    private static Signature ToSignature(IMethodSymbol overload, CancellationToken cancellationToken)
    {
        var documentation = overload.GetDocumentationCommentXml(cancellationToken: cancellationToken) is { Length: > 0 } xml
            ? XElement.Parse($"<documentation>{xml}</documentation>")
            : new XElement("documentation");
        return new Signature(
            overload.ToDisplayString(Declaration),
            TextOf(documentation.Descendants("summary")),
            [.. overload.Parameters.Select(parameter => new SignatureParameter(
                parameter.Name,
                TextOf(documentation.Descendants("param").Where(element => (string?)element.Attribute("name") == parameter.Name))))]);
    }

    private static string TextOf(IEnumerable<XElement> elements) => string.Join(
        ' ', string.Concat(elements.SelectMany(element => element.Nodes()).Select(TextOf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text, with the last part of a name in place of a reference to it.</summary>
    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => reference.Attributes().FirstOrDefault()?.Value.Split('.', ':')[^1] ?? "",
        XElement element => element.Value,
        _ => "",
    };
}
