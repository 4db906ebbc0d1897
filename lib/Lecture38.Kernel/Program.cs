using System.Runtime.InteropServices;
using Lecture38.Kernel;

switch (args)
{
    case []:
        break;
    case ["--working-dir", var folder] when Directory.Exists(folder):
        Directory.SetCurrentDirectory(folder);
        break;
    case ["--working-dir", var folder]:
        Console.Error.WriteLine($"--working-dir: there is no folder {folder}");
        return 2;
    default:
        Console.Error.WriteLine("Usage: Lecture38.Kernel [--working-dir DIR]   (commands as JSON lines on standard input)");
        return 2;
}

// Ctrl-C goes to every process of the terminal; the client decides what it means for the kernel.
using var ignoredInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

new KernelServer(new StdioDoor(), Directory.GetCurrentDirectory()).Run();
return 0;
