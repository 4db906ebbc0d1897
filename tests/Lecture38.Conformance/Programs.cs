using CsCheck;

namespace Lecture38.Conformance;

/// <summary>Generates cells: declarations, expressions and values, and the same with an error somewhere.</summary>
internal static class Programs
{
    private static readonly Gen<string> Name = Pick("a", "b", "value", "_x", "Größe", "@class");

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Int[-100, 100].Select(number => number < 0 ? $"({number})" : $"{number}"),
        Gen.Int[0, 1000].Select(number => $"{number / 8.0:0.0##}".Replace(',', '.')));

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char["abz <>&\"\\\n'ä€{}"].Array[0, 8].Select(characters => $"\"{Escape(new string(characters))}\""),
        Gen.Int[0, 9].Select(number => $"$\"{{{number} + 1}} items\""));

    private static readonly Gen<string> Word = Gen.OneOf(Number, Text, Pick("true", "false", "'x'", "(string)null", "DayOfWeek.Monday", "1.5m", "TimeSpan.FromSeconds(90)"));

    private static readonly Gen<string> Arithmetic = Gen.Recursive<string>((depth, inner) => depth > 3 ? Number : Gen.OneOf(
        Number,
        Gen.Select(inner, Pick("+", "-", "*", "<", "==", ">="), Number, (left, sign, right) => sign is "+" or "-" or "*" ? $"({left} {sign} {right})" : left),
        inner.Select(value => $"Math.Abs({value})"),
        Gen.Select(inner, inner, (left, right) => $"Math.Max({left}, {right})")));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 2 ? Word : Gen.OneOf(
        Word,
        Arithmetic,
        Gen.Int[-9, 99].Array[1, 24].Select(numbers => $"new[] {{ {string.Join(", ", numbers)} }}"),
        Text.Array[1, 3].Select(texts => $"new List<string> {{ {string.Join(", ", texts)} }}"),
        Gen.Select(inner, inner, (left, right) => $"new {{ Left = {Named(left)}, Right = {Named(right)} }}"),
        Gen.Select(Word, Word, (left, right) => $"Tuple.Create({left}, {right})"),
        inner.Array[1, 3].Select(values => $"new object[] {{ {string.Join(", ", values)} }}").Select(array => $"new {{ Count = {array}.Length }}"),
        Gen.Select(Gen.Int[1, 3], inner, (count, value) => $"Enumerable.Range(0, {count}).ToDictionary(i => \"k\" + i, i => {Named(value)})"),
        Gen.Select(Gen.Int[1, 3], inner, (count, value) => $"Enumerable.Range(0, {count}).Select(i => new {{ i, V = {Named(value)} }}).ToArray()")));

    private static readonly Gen<string> Valid = Gen.OneOf(
        Value,
        Gen.Select(Value, Value, (left, right) => $"Tuple.Create({left}, {right})"),
        Gen.Select(Name, Value, (name, value) => $"var {name} = {value};\n{name}"),
        Gen.Select(Name, Value, (name, value) => $"var {name} = {value};\nConsole.WriteLine({name});\n{name}.Display();"),
        Value.Array[1, 3].Select(values => string.Join("\n", values.Select(value => $"({value}).Display();"))),
        Gen.Select(Name, Arithmetic, (name, value) => $"object F({"int x"}) {{\n    var {name} = {value};\n    return {name};\n}}\nF(1)"),
        Gen.Select(Arithmetic, Text, (number, text) => $"record R(object A, string B);\nnew R({number}, {text})"),
        Gen.Select(Arithmetic, Value, (number, value) => $"class C {{ public object P => {number}; public object Q = {value}; }}\nnew C()"),
        Gen.Select(Gen.Int[0, 3], Arithmetic, (count, value) => $"for (var i = 0; i < {count}; i++) {{ Console.Write({value}); Console.Write(i); }}"),
        Gen.Select(Arithmetic, Text, (number, text) => $"if ({number} is > 3) {{ Console.Write({text}); }} else {{ throw new InvalidOperationException({text}); }}"),
        Value.Select(value => $"await Task.FromResult({value})"));

    private static readonly Gen<string> Broken = Gen.Select(
        Valid, Gen.Double[0, 1], Pick(")", "(", ";", "}", "\"", "unknown ", "1 ", ".", " = ", "int "), Gen.Bool,
        (code, place, inserted, removes) =>
        {
            var position = (int)(place * (code.Length - 1));
            return removes ? code.Remove(position, 1) : code.Insert(position, inserted);
        });

    /// <summary>Cells, a third of them with a character too many or too few.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency((2, Valid), (1, Broken));

    private static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    /// <summary>A member of an anonymous type needs a type.</summary>
    private static string Named(string value) => value == "null" ? "(object)null" : value;

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
