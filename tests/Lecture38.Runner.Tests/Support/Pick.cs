using CsCheck;

namespace Lecture38.Runner.Tests;

/// <summary>Generators of choices.</summary>
internal static class Pick
{
    /// <summary>One of some texts.</summary>
    public static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    /// <summary>Some of them, one after the other.</summary>
    public static Gen<string> Joined(int atMost, params string[] texts) => OneOf(texts).Array[1, atMost].Select(string.Concat);
}
