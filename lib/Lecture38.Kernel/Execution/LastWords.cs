namespace Lecture38.Kernel;

/// <summary>Sees to it that what cells wrote still reaches the client when user code ends the process.</summary>
internal static class LastWords
{
    public static void SayOnExit(StandardStreams streams)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => streams.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => streams.Flush();
    }
}
