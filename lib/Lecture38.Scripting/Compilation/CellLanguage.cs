using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lecture38.Scripting;

/// <summary>The language of cells.</summary>
public static class CellLanguage
{
    /// <summary>
    /// The version that the .NET 10 SDK and .NET Interactive compile. The compiler knows newer previews, in which words such as
    /// <c>union</c> are no names any more.
    /// </summary>
    private const LanguageVersion CSharp = LanguageVersion.CSharp14;

    /// <summary>The version of C#, such as <c>14.0</c>.</summary>
    public static string Version { get; } = CSharp.ToDisplayString();

    /// <summary>How cells are parsed.</summary>
    internal static CSharpParseOptions ParseOptions { get; } = new(CSharp, kind: SourceCodeKind.Script);
}
