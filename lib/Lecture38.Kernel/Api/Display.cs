using Microsoft.DotNet.Interactive;

namespace Lecture38.Kernel;

/// <summary>The way from the functions that cells call to the kernel's events. One kernel a process, so static.</summary>
internal static class Display
{
    public static EventStream? Events { get; set; }

    public static DisplayedValue Show(IReadOnlyList<FormattedValue> values)
    {
        var valueId = Guid.NewGuid().ToString();
        Events?.PublishOutput(new DisplayedValueProduced(values, valueId));
        return new DisplayedValue(valueId);
    }

    public static void Update(string valueId, IReadOnlyList<FormattedValue> values) =>
        Events?.PublishOutput(new DisplayedValueUpdated(values, valueId));
}
