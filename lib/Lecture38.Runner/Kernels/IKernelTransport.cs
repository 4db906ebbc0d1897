using System.Threading.Channels;

namespace Lecture38.Runner;

/// <summary>Carries protocol lines to and from one kernel, and knows how it ends: usually a process.</summary>
public interface IKernelTransport : IAsyncDisposable
{
    /// <summary>The lines that the kernel writes; completes when it has ended and all of them are read.</summary>
    ChannelReader<byte[]> Lines { get; }

    /// <summary>Completes when the kernel has ended. Never fails.</summary>
    Task<KernelExit> Exited { get; }

    /// <summary>Writes a line, line end included. A kernel that has ended is no error here: <see cref="Exited"/> tells.</summary>
    /// <exception cref="OperationCanceledException">The kernel did not take the line in time.</exception>
    Task WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation);

    /// <summary>Ends the kernel, and waits until it has ended.</summary>
    /// <param name="reason">One clause that completes "the kernel …"; the first reason is the one that counts.</param>
    Task<KernelExit> KillAsync(string reason);

    /// <summary>Ends the kernel if it has used more memory than it may, even for a moment.</summary>
    /// <returns>How it ended, or null if it stayed within its limit.</returns>
    Task<KernelExit?> KillIfOverMemoryLimitAsync();
}
