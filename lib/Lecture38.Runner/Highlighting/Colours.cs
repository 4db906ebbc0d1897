using Microsoft.CodeAnalysis.Classification;

namespace Lecture38.Runner;

/// <summary>What a stretch of code is, as far as a reader sees a difference.</summary>
internal enum Colour : byte
{
    None,
    Keyword,
    ControlKeyword,
    Type,
    Method,
    Text,
    Escape,
    Number,
    Comment,
    Directive,
}

/// <summary>The colours of Roslyn's classes, and their names in HTML.</summary>
internal static class Colours
{
    /// <summary>The class of the span in HTML.</summary>
    public static string ClassName(Colour colour) => colour switch
    {
        Colour.Keyword => "k",
        Colour.ControlKeyword => "kc",
        Colour.Type => "t",
        Colour.Method => "m",
        Colour.Text => "s",
        Colour.Escape => "e",
        Colour.Number => "n",
        Colour.Comment => "c",
        Colour.Directive => "d",
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "has no class"),
    };

    /// <summary>
    /// The colour of a class of Roslyn's. <see cref="Colour.None"/> for operators, punctuation and variables, and for what Roslyn says
    /// in addition, such as that a symbol is static.
    /// </summary>
    public static Colour Of(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.PreprocessorKeyword => Colour.Keyword,
        ClassificationTypeNames.ControlKeyword => Colour.ControlKeyword,
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => Colour.Type,
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => Colour.Method,
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral => Colour.Text,
        ClassificationTypeNames.StringEscapeCharacter => Colour.Escape,
        ClassificationTypeNames.NumericLiteral => Colour.Number,
        ClassificationTypeNames.Comment or ClassificationTypeNames.ExcludedCode => Colour.Comment,
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => Colour.Comment,
        _ => Colour.None,
    };
}
