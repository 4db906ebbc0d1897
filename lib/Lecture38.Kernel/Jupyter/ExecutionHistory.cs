using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lecture38.Kernel;

/// <summary>What was run in this session. Not thread-safe.</summary>
internal sealed class ExecutionHistory
{
    /// <summary>Jupyter numbers sessions; a kernel that keeps no file of earlier ones has one.</summary>
    private const int Session = 1;

    private readonly List<(int Count, string Code, string? Result)> _entries = [];

    /// <summary>The number of the entry that was added last.</summary>
    public int Count { get; private set; }

    /// <summary>Adds code that runs, and returns its number.</summary>
    public int Add(string code)
    {
        _entries.Add((++Count, code, null));
        return Count;
    }

    /// <summary>Adds the result of the code that was added last, as plain text.</summary>
    public void AddResult(string? result) => _entries[^1] = _entries[^1] with { Result = result };

    /// <summary>Answers a <c>history_request</c>.</summary>
    public JsonObject Answer(JsonElement request)
    {
        var wantsResults = Flag("output");
        var found = Find(request.GetProperty("hist_access_type").GetString());
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. found.Select(ToJson)]) };

        IEnumerable<(int Count, string Code, string? Result)> Find(string? kind) => kind switch
        {
            "tail" => _entries.TakeLast(Number("n") ?? 0),
            "range" when (Number("session") ?? 0) is 0 or Session =>
                _entries.Where(entry => entry.Count >= (Number("start") ?? 0) && entry.Count < (Number("stop") ?? int.MaxValue)),
            "search" => Search().TakeLast(Number("n") ?? int.MaxValue),
            _ => [],
        };

        IEnumerable<(int Count, string Code, string? Result)> Search()
        {
            var pattern = request.TryGetProperty("pattern", out var given) && given.GetString() is { } text ? text : "*";
            var matches = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
            return Flag("unique") ? matches.Reverse().DistinctBy(entry => entry.Code).Reverse() : matches;
        }

        JsonArray ToJson((int Count, string Code, string? Result) entry) =>
            [Session, entry.Count, wantsResults ? new JsonArray(entry.Code, entry.Result) : entry.Code];

        int? Number(string name) => request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

        bool Flag(string name) => request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
    }
}
