using System.Runtime.InteropServices;
using Lecture38.Kernel;

if (CommandLine.Parse(args) is not { } workingDirectory)
{
    return 2;
}
Directory.SetCurrentDirectory(workingDirectory);

// Ctrl-C goes to every process of the terminal; the client decides what it means for the kernel.
using var ignoredInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

var streams = StandardStreams.Take(out var events);
LastWords.SayOnExit(streams);
new KernelSession(streams, events, Directory.GetCurrentDirectory()).Run();
return 0;
