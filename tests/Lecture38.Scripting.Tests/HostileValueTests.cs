namespace Lecture38.Scripting.Tests;

/// <summary>No value, whatever its class does, ends more than its own display.</summary>
public class HostileValueTests(TestEngine engine) : IClassFixture<TestEngine>
{
    [Theory]
    // An attribute whose constructor throws, unrelated to formatting and not.
    [InlineData("class Boom : Attribute { public Boom() => throw new Exception(\"attribute\"); }\n[Boom] class C { public int A => 1; }\nnew C()", ">A<")]
    [InlineData("class Boom : Attribute { public Boom() => throw new Exception(\"attribute\"); }\nclass C { [Boom] public int A => 1; }\nnew C()", ">A<")]
    [InlineData("class TypeFormatterSourceAttribute : Attribute { public TypeFormatterSourceAttribute() => throw new Exception(\"attribute\"); }\n[TypeFormatterSource] class C { }\nnew C()", "attribute")]
    [InlineData("class TypeFormatterSourceAttribute : Attribute { public Type FormatterSourceType => throw new Exception(\"getter\"); }\n[TypeFormatterSource] class C { }\nnew C()", "getter")]
    // Members that throw, exceptions that cannot be read.
    [InlineData("class C { public override string ToString() => throw new Exception(\"text\"); }\nnew C()", "text")]
    [InlineData("class Sly : Exception { public override string Message => throw new Sly(); public override string ToString() => throw new Sly(); }\nclass C { public int P => throw new Sly(); public override string ToString() => throw new Sly(); }\nnew C()", "Sly")]
    [InlineData("class Sly : Exception { public override string Message => throw new Sly(); public override string ToString() => throw new Sly(); }\nnew Sly()", "Sly")]
    [InlineData("class Sly : Exception { public override string Message => throw new Sly(); public override string ToString() => throw new Sly(); }\nclass C { public string ToHtml() => throw new Sly(); }\nnew C()", "Sly")]
    [InlineData("class Sly : Exception { public override string Message => throw new Sly(); }\nIEnumerable<int> Broken() { yield return 1; throw new Sly(); }\nBroken()", "Sly")]
    [InlineData("class C { public override bool Equals(object o) => throw new Exception(); public override int GetHashCode() => throw new Exception(); public C Me => this; }\nnew C()", "cycle")]
    [InlineData("class C { static C() => throw new Exception(\"static\"); public static int S; public static C Make() => (C)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(C)); public int A { get { return S; } } }\nC.Make()", "TypeInitializationException")]
    // Recursion: generated texts of records, tuples and lists of inner exceptions follow every part.
    [InlineData("record Node(string Name) { public Node Next { get; set; } }\nvar node = new Node(\"a\"); node.Next = node;\nnode", "Node { … }")]
    [InlineData("record Node(string Name) { public Node Next { get; set; } }\nvar node = new Node(\"a\"); node.Next = node;\n(1, node)", "…")]
    [InlineData("record Node(string Name) { public Node Next { get; set; } }\nvar node = new Node(\"a\"); node.Next = node;\nnew { node }.Display(\"text/plain\")", null)]
    [InlineData("record Tree { public Tree Left => new(); public Tree Right => new(); }\nnew Tree()", "…")]
    [InlineData("record Node(int Value, Node Next);\nNode list = null; for (var i = 0; i < 300_000; i++) list = new Node(i, list);\nlist", "…")]
    [InlineData("object tuple = 0; for (var i = 0; i < 300_000; i++) tuple = (1, tuple);\ntuple", "…")]
    [InlineData("object pair = 0; for (var i = 0; i < 300_000; i++) pair = new { pair };\npair", "…")]
    [InlineData("Exception e = null; for (var i = 0; i < 300_000; i++) e = new Exception(\"x\", e);\ne", "inner exceptions")]
    [InlineData("Exception e = null; for (var i = 0; i < 50_000; i++) e = new AggregateException(\"x\", e ?? new Exception());\nthrow e;", "inner exceptions")]
    [InlineData("System.Text.Json.Nodes.JsonNode n = null; for (var i = 0; i < 100_000; i++) n = new System.Text.Json.Nodes.JsonArray(n);\nn", "could not be shown")]
    [InlineData("var t = typeof(int); for (var i = 0; i < 100; i++) t = typeof(List<>).MakeGenericType(t);\nt", "…")]
    [InlineData("record Node(string Name) { public Node Next { get; set; } }\nvar node = new Node(\"a\"); node.Next = node;\nnode.Display(\"application/json\")", null)]
    public void A_hostile_value_costs_its_display(string code, string? shown)
    {
        var run = engine.Run(code);
        var text = System.Net.WebUtility.HtmlDecode(run.Message ?? run.Results.Concat(run.Displayed.Select(display => display.Values)).Single().Values.First());
        Assert.Contains(shown ?? "", text);
        Assert.Contains(">2<", engine.Run("1 + 1").Html);
    }

    [Fact]
    public void A_deep_record_that_ends_is_shown_in_its_own_words() =>
        Assert.Contains(
            "Node { Value = 1, Next = Node { Value = 0, Next =  } }",
            engine.Run("record Node(int Value, Node Next);\nnew Node(1, new Node(0, null))").Html);
}
