using System.Text.RegularExpressions;

namespace Lecture38.Conformance;

/// <summary>
/// Where the embedded kernel is meant to differ from .NET Interactive, and why. Everything else has to be equal, and a difference that
/// is listed has to occur.
/// </summary>
internal static partial class MeantDifferences
{
    /// <summary>What is made equal in all cells before they are compared.</summary>
    private static readonly Rule[] Everywhere =
    [
        new("The style block of a value is shorter and sets no colours, so that values can be read in light and dark.", Style(), ""),
        new("A type has no link into the documentation of .NET 7.", DocumentationLink(), "$1"),
        new("The class that the compiler makes of a cell is left out of type names: nobody wrote it.", CellClass(), ""),
        new("An anonymous type is called (anonymous), as .NET Interactive itself does elsewhere.", AnonymousType(), "(anonymous)"),
        new("Compilers number the anonymous types of their submissions differently.", AnonymousNumber(), "AnonymousType$1"),
        new("A newer compiler, 5.12 and not 5.0, calls some missing separators by another id.", MissingSeparator(), "CS1002"),
        new("The warning that a package of .NET Interactive was built on another version of a library is about its own packages.", HostWarning(), ""),
    ];

    /// <summary>Cells that are compared by their words alone.</summary>
    private static readonly Listed[] Measured =
    [
        new("They show times.", "38.1-lru-cache", ["uncached", "speedup", "timings-figure", "sqlite"]),
        new("They show the memory that the process retains: the kernels are processes of different sizes, and one collects beside a test.",
            "38.3-bounded-alerts", ["audit", "third-site"]),
    ];

    /// <summary>Cells that do not run here. The runs of the notebooks on both kernels in CI hold them to one expectation.</summary>
    private static readonly Listed[] NotRun =
    [
        new("A benchmark takes 5 s on each kernel.", "38.1-lru-cache", ["bench", "bench-hit"]),
        new("It collects garbage for every point of a chart: 7 s in a process as large as this one.", "38.3-bounded-alerts", ["as-the-run-grows"]),
        new("They download packages.", "38.1-lru-cache", ["plot-it-yourself"]),
        new("They download packages.", "38.2-ttl-cache", ["plot-it-yourself"]),
        new("They download packages.", "38.3-bounded-alerts", ["plot-it-yourself"]),
    ];

    /// <summary>Cells that differ.</summary>
    private static readonly Listed[] Differing =
    [
        new(".NET Interactive takes the culture's form for a time in a list, and the sortable one elsewhere; here it is the sortable one everywhere.",
            "1-Values", ["new[] { DateTime.UnixEpoch }"]),
        new("As text, .NET Interactive forgets the dash before an element of a list that is no object.",
            "1-Values",
            [
                "new[] { DayOfWeek.Friday, DayOfWeek.Monday }", "new[] { typeof(int), typeof(string) }", "new[] { new[] { 1, 2 }, new[] { 3 } }",
                "new List<List<int>> { new() { 1 }, new() { 2, 3 } }", "new[] { new[] { new[] { 1 } } }",
                "new PriorityQueue<string, int>([(\"a\", 2), (\"b\", 1)])", "new List<(int, string)> { (1, \"a\"), (2, \"b\") }",
            ]),
        new("As text, .NET Interactive writes two dashes before an object in a list of objects of several types, and puts them on one line.",
            "1-Values", ["new object[] { 1, \"a\", null, new Named(), new Plain(), new Person(\"Ada\", 1) }"]),
        new("As text, .NET Interactive forgets the line ends between the members of a sequence that has members.",
            "1-Values", ["new HashSet<int> { 1, 2 }", "new ArraySegment<int>([1, 2, 3], 1, 2)"]),
        new("As text, .NET Interactive writes a dictionary of objects without saying that it is one.",
            "1-Values", ["new Dictionary<string, object> { [\"a\"] = 1, [\"b\"] = \"c\" }"]),
        new("As text, .NET Interactive names an iterator of its own in place of a collection that is not generic.",
            "1-Values",
            [
                "new int[,] { { 1, 2 }, { 3, 4 } }", "new ArrayList { 1, \"a\" }", "new BitArray(3)", "new Hashtable { [\"a\"] = 1 }",
                "new System.Collections.Specialized.NameValueCollection { [\"a\"] = \"1\" }",
            ]),
        new("As text, .NET Interactive shows the name of an iterator's class in place of its elements.", "1-Values", ["Forever()"]),
        new("As text, .NET Interactive shows the name of an iterator's class in place of its elements.", "3-Language", ["Count(3)"]),
        new(".NET Interactive takes the iterator's type argument for the type of its elements, which are arrays.", "1-Values", ["new[] { 1, 2, 3 }.Chunk(2)"]),
        new("A value within itself ends with a note, not after six rounds.",
            "1-Values",
            [
                "new Ring()", "System.Text.RegularExpressions.Regex.Match(\"a1\", @\"(\\w)(\\d)\")",
                "System.Text.RegularExpressions.Regex.Match(\"a1\", @\"(\\w)(\\d)\").Groups",
                "System.Text.RegularExpressions.Regex.Match(\"a1\", @\"\\d\").Groups[0].Captures",
            ]),
        new("What a member throws is one line, without the frames of the kernel.",
            "1-Values", ["new Thrower()", "new Unprintable()", "new Nameless()"]),
        new("A sequence that throws shows what came before and does not fail the cell.", "1-Values", ["Broken()"]),
        new("A function and an exception are shown by their own text: the members of one are the runtime's inside, those of the other repeat its text.",
            "1-Values", ["new Func<int, int>(x => x)", "new Exception(\"boom\")", "new InvalidOperationException(\"boom\", new Exception(\"inner\"))"]),
        new("JSON is shown as indented JSON.", "1-Values", ["System.Text.Json.JsonDocument.Parse(\"{\\\"a\\\": [1, true, null]}\").RootElement"]),
        new("Two formatters for rare types are not rebuilt: the same facts are shown by the rules for all types.",
            "1-Values", ["bag", "(ReadOnlyMemory<int>)new[] { 1, 2 }"]),
        new("A wrong MIME type is refused with a sentence that says what to do.", "2-Displays", ["display(\"sum\", \"of\");", "1.Display(\"plain\");", "1.Display(\"image/png\");"]),
        new("#!time belongs to a part of the tool that is no package.", "4-Errors", ["int afterMagic = \"s\";"]),
        new("#!time belongs to a part of the tool that is no package.", "5-Directives", ["1 + 1"]),
        new("A missing file is an error with a place.", "5-Directives", ["#!import missing.ipynb"]),
        new("Text in a string is no directive.", "5-Directives", ["\"\"\""]),
        new("What only .NET Interactive has fails with one line that says so.",
            "5-Directives",
            [
                "#!who", "#!whos", "#!set --name y --value 1", "#!share --from csharp x",
                "Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit",
                "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;", "using Microsoft.DotNet.Interactive.Commands;",
                "Microsoft.DotNet.Interactive.Kernel.Root.GetType().Name", "KernelInvocationContext.Current is null",
                "new[] { new { A = 1 } }.DisplayTable();", "CSS(\".a { }\")", "Javascript(\"1\")",
            ]),
    ];

    /// <summary>True for a cell that is compared, with or without its numbers.</summary>
    public static bool IsCompared(string sequence, Cell cell) => !Contains(NotRun, sequence, cell.Name);

    /// <summary>True for a cell that is listed as one that differs.</summary>
    public static bool IsListed(ComparedCell cell) => Contains(Differing, cell.Sequence, cell.Cell.Name);

    /// <summary>The names in the lists that are those of no cell.</summary>
    public static IEnumerable<string> UnknownNames(IEnumerable<CellSequence> sequences) =>
        from listed in Differing.Concat(Measured).Concat(NotRun)
        from name in listed.Cells
        where !sequences.Any(sequence => sequence.Name == listed.Sequence && sequence.Cells.Any(cell => cell.Name == name))
        select $"{listed.Sequence}: {name}";

    /// <summary>The rules that nothing needed so far.</summary>
    public static IEnumerable<string> UnusedRules() => Everywhere.Where(rule => !rule.WasNeeded).Select(rule => rule.Reason);

    /// <summary>A kernel's text, without what is meant to differ everywhere.</summary>
    public static string Normalize(string text, string sequence, Cell cell)
    {
        foreach (var rule in Everywhere)
        {
            text = rule.Apply(text);
        }
        return Contains(Measured, sequence, cell.Name) ? NoLetter().Replace(Number().Replace(text, ""), "") : text;
    }

    private static bool Contains(Listed[] lists, string sequence, string name) =>
        lists.Any(listed => listed.Sequence == sequence && listed.Cells.Contains(name));

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("""<span><a href="https://docs\.microsoft\.com/[^"]*">([^<]*)</a></span>""")]
    private static partial Regex DocumentationLink();

    [GeneratedRegex(@"Submission#\d+\+")]
    private static partial Regex CellClass();

    /// <summary>With its type arguments, which may have arguments in turn.</summary>
    [GeneratedRegex(@"<>f__AnonymousType\d+#\d+<(?>[^<>\n]|<(?<open>)|>(?<-open>))*(?(open)(?!))>")]
    private static partial Regex AnonymousType();

    [GeneratedRegex(@"AnonymousType(\d+)#\d+")]
    private static partial Regex AnonymousNumber();

    [GeneratedRegex("CS1003")]
    private static partial Regex MissingSeparator();

    [GeneratedRegex(@"\([\d,]+\)-\([\d,]+\) warning CS1702")]
    private static partial Regex HostWarning();

    /// <summary>Numbers and their units.</summary>
    [GeneratedRegex(@"\d+([.,]\d+)*(E[+-]?\d+)?( ?(ns|µs|μs|&#181;s|\\u00[bB]5s|ms|s|KiB|MiB|bytes)\b)?")]
    private static partial Regex Number();

    /// <summary>Signs, blanks and lines depend on how long a number is.</summary>
    [GeneratedRegex(@"\P{L}+")]
    private static partial Regex NoLetter();

    private sealed record Listed(string Reason, string Sequence, IReadOnlyList<string> Cells);

    private sealed record Rule(string Reason, Regex Pattern, string Replacement)
    {
        public bool WasNeeded { get; private set; }

        public string Apply(string text)
        {
            var replaced = Pattern.Replace(text, Replacement);
            WasNeeded |= replaced != text;
            return replaced;
        }
    }
}
