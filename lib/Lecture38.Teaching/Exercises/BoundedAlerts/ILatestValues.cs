namespace Lecture38;

/// <summary>A window on a stream: the latest values, up to a bound. The exercise <c>steady-bytes</c> asks for one.</summary>
public interface ILatestValues
{
    /// <summary>Takes a value in; the oldest one goes where there is no room. Allocates nothing once the window is full.</summary>
    /// <param name="value">The value.</param>
    void Add(double value);

    /// <summary>The values in the window, oldest first.</summary>
    /// <returns>A copy, which later values do not change.</returns>
    IReadOnlyList<double> OldestFirst();
}
