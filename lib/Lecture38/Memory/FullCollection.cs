namespace Lecture38;

/// <summary>A garbage collection that leaves nothing behind that nobody can reach.</summary>
internal static class FullCollection
{
    internal static void Run()
    {
        // Twice: what only finalizers held on to is free after the second.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
