namespace Lecture38;

/// <summary>Listens to a <see cref="ReadingFeed"/> until it is disposed. The exercise <c>let-go</c> asks for one.</summary>
public interface IReadingListener : IDisposable
{
    /// <summary>How many readings it has collected.</summary>
    int Count { get; }
}
