namespace Lecture38.Apps;

/// <summary>A value that a console app has shown. A console takes nothing back: an update is shown below.</summary>
public sealed class ShownValue
{
    private readonly Action<object?> _show;

    internal ShownValue(Action<object?> show) => _show = show;

    /// <summary>Shows another value.</summary>
    /// <param name="updatedValue">Any value, null included.</param>
    public void Update(object? updatedValue) => _show(updatedValue);
}
