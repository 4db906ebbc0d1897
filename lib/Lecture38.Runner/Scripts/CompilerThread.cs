namespace Lecture38.Runner;

/// <summary>
/// Work of the compiler on a thread of its own, with room for code that is nested deeply, and with a limit: the compiler has none,
/// and some code keeps it busy for hours. A thread pool that waits for its own threads would be slow to give out more.
/// </summary>
internal static class CompilerThread
{
    private const int StackSize = 16 << 20;

    /// <summary>The work's result; what it throws, this throws.</summary>
    /// <exception cref="TimeoutException">The limit is reached. The work goes on until the process ends.</exception>
    public static T Run<T>(Func<T> work, TimeSpan limit)
    {
        var done = Begin(work, out var thread);
        return thread.Join(limit) ? done.GetAwaiter().GetResult() : throw new TimeoutException();
    }

    /// <summary>The same without a limit, for work that goes on beside other work.</summary>
    public static Task<T> Begin<T>(Func<T> work) => Begin(work, out _);

    private static Task<T> Begin<T>(Func<T> work, out Thread thread)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        thread = new Thread(Work, StackSize) { IsBackground = true };
        thread.Start();
        return result.Task;

        void Work()
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception error)
            {
                result.SetException(error);
            }
        }
    }
}
