namespace Lecture38.Kernel;

/// <summary>Sees to it that what cells wrote still reaches the client when user code ends the process.</summary>
internal static class LastWords
{
    public static void SayOnExit(StandardStreams streams, EventStream events)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => streams.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) =>
        {
            // The runtime prints this too, to a pipe that nobody reads any more by then.
            events.WriteText(OutputKind.StandardError, $"Unhandled exception. {arguments.ExceptionObject}{Environment.NewLine}");
            streams.Flush();
        };
    }
}
