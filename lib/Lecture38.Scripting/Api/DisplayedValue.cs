using Lecture38.Scripting;

namespace Microsoft.DotNet.Interactive;

/// <summary>A place in a cell's output where a value is shown.</summary>
public sealed class DisplayedValue
{
    private readonly string _valueId;

    internal DisplayedValue(string valueId) => _valueId = valueId;

    /// <summary>Shows another value in the same place.</summary>
    /// <param name="updatedValue">Any value, null included.</param>
    public void Update(object? updatedValue) => CurrentHost.Update(_valueId, ValueFormatter.Format(updatedValue));
}
