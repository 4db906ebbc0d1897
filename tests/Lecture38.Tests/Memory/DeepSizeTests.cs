namespace Lecture38.Tests.Memory;

public class DeepSizeTests
{
    [Fact]
    public void Counts_what_is_reachable_once()
    {
        var shared = new byte[100];
        object[] twice = [shared, shared];
        Assert.Equal(ShallowSize.Of(twice) + ShallowSize.Of(shared), DeepSize.Of(twice));
    }

    [Fact]
    public void A_cycle_ends()
    {
        var node = new Node();
        node.Next = new Node { Next = node };
        Assert.Equal(2 * ShallowSize.Of(node), DeepSize.Of(node));
    }

    [Fact]
    public void References_inside_structs_inside_arrays_are_followed()
    {
        var id = new string('S', 10);
        Alert[] alerts = [new(id, 1, default, 1), new(new string('T', 20), 2, default, 2), new(id, 3, default, 3)];
        Assert.Equal(
            ShallowSize.Of(alerts) + ShallowSize.Of(id) + ShallowSize.Of(alerts[1].SensorId),
            DeepSize.Of(alerts));
    }

    [Fact]
    public void Private_fields_of_base_classes_count()
    {
        var derived = new Derived();
        Assert.True(DeepSize.Of(derived) > ShallowSize.Of(derived) + 1_000);
    }

    [Fact]
    public void Metadata_does_not_count()
    {
        object[] types = [typeof(string), typeof(string).Assembly];
        Assert.Equal(ShallowSize.Of(types), DeepSize.Of(types));
    }

    [Fact]
    public void The_breakdown_adds_up()
    {
        var graph = new Dictionary<string, List<Node>> { ["a"] = [new Node { Next = new Node() }], ["b"] = [] };
        var byType = DeepSize.ByType(graph);
        Assert.Equal(DeepSize.Of(graph), byType.Sum(size => size.Bytes));
        Assert.Contains(byType, size => size is { Type: "Node", Count: 2 });
        Assert.Contains(byType, size => size is { Type: "Dictionary<String, List<Node>>", Count: 1 });
    }

    [Fact]
    public void The_largest_share_comes_first_and_types_have_their_names_in_CSharp()
    {
        object[] graph = [new int?[1_000], new long[10], new Node(), new sbyte[3], new byte[3]];
        var byType = DeepSize.ByType(graph);
        Assert.Equal(byType.OrderByDescending(size => size.Bytes).ThenBy(size => size.Type, StringComparer.Ordinal), byType);
        Assert.Equal(["Int32?[]", "Int64[]", "Object[]", "Byte[]", "SByte[]", "Node"], byType.Select(size => size.Type));
    }

    [Fact]
    public void Null_is_refused_by_name() =>
        Assert.Equal("root", Assert.Throws<ArgumentNullException>(() => DeepSize.Of(null!)).ParamName);

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private class Base
    {
        private readonly byte[] _hidden = new byte[1_000];

        public int Length => _hidden.Length;
    }

    private sealed class Derived : Base;
}
