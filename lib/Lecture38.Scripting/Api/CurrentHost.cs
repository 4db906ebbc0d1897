using Microsoft.DotNet.Interactive;

namespace Lecture38.Scripting;

/// <summary>The way from the static functions that cells call to the host of the cell that calls them.</summary>
internal static class CurrentHost
{
    private static readonly AsyncLocal<ICellHost?> OfCell = new();
    private static ICellHost? _latest;

    /// <summary>From here on, this thread and all work that it starts belong to a cell of the host; so does work of unknown origin.</summary>
    public static void Set(ICellHost host) => _latest = OfCell.Value = host;

    public static DisplayedValue Display(IReadOnlyList<Representation> value)
    {
        var valueId = Guid.NewGuid().ToString();
        Get()?.OnDisplayed(value, valueId);
        return new DisplayedValue(valueId);
    }

    public static void Update(string valueId, IReadOnlyList<Representation> value) => Get()?.OnUpdated(value, valueId);

    private static ICellHost? Get() => OfCell.Value ?? _latest;
}
