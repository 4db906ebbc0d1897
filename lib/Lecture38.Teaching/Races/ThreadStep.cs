using System.ComponentModel;

namespace Lecture38;

/// <summary>Describes a step of a thread in <see cref="Interleavings"/>; strings convert to it. Immutable.</summary>
public sealed class ThreadStep
{
    private ThreadStep(string description, Func<bool>? waitsUntil)
    {
        ArgumentNullException.ThrowIfNull(description);
        (Description, WaitsUntil) = (description, waitsUntil);
    }

    /// <summary>What the step did, in a few words.</summary>
    public string Description { get; }

    internal Func<bool>? WaitsUntil { get; }

    /// <summary>A step after which the thread waits for a condition, as a blocked thread does.</summary>
    /// <param name="description">What it waits for.</param>
    /// <param name="condition">
    /// Reads the shared state and changes nothing. It still holds when the thread's next step begins: no other step runs in between.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ThreadStep WaitUntil(string description, Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new ThreadStep(description, condition);
    }

    /// <summary>Describes a step.</summary>
    /// <param name="description">What it did, in a few words.</param>
    /// <exception cref="ArgumentNullException"><paramref name="description"/> is null.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static ThreadStep FromString(string description) => new(description, waitsUntil: null);

    /// <summary>Describes a step.</summary>
    /// <param name="description">What it did, in a few words.</param>
    /// <exception cref="ArgumentNullException"><paramref name="description"/> is null.</exception>
    public static implicit operator ThreadStep(string description) => FromString(description);

    /// <summary>What the step did.</summary>
    public override string ToString() => Description;
}
