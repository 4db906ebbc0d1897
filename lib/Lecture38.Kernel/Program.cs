using System.Runtime.InteropServices;
using Lecture38.Kernel;
using Lecture38.Scripting;

const string Usage = """
    Usage: Lecture38.Kernel [--working-dir DIR]                            commands as JSON lines on standard input
           Lecture38.Kernel --connection-file FILE [--allow-remote]        Jupyter's protocol over the ports in FILE
           Lecture38.Kernel --version                                      the versions of the kernel, of C# and of .NET
    """;

// Ctrl-C goes to every process of the terminal; the client decides what it means for the kernel.
using var ignoredInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

switch (args)
{
    case []:
        return Serve(new StdioDoor());
    case ["--working-dir", var folder] when Directory.Exists(folder):
        Directory.SetCurrentDirectory(folder);
        return Serve(new StdioDoor());
    case ["--working-dir", var folder]:
        return Refuse($"--working-dir: there is no folder {folder}");
    case ["--connection-file", var file]:
        return ServeJupyter(file, allowRemote: false);
    case ["--connection-file", var file, "--allow-remote"]:
        return ServeJupyter(file, allowRemote: true);
    case ["--version"]:
        Console.WriteLine($"Lecture38.Kernel {typeof(KernelServer).Assembly.GetName().Version!.ToString(3)}, C# {CellLanguage.Version}, {RuntimeInformation.FrameworkDescription}");
        return 0;
    default:
        return Refuse(Usage);
}

static int ServeJupyter(string file, bool allowRemote)
{
    try
    {
        return Serve(JupyterDoor.Open(ConnectionFile.Read(file, allowRemote)));
    }
    catch (ConnectionFileException exception)
    {
        return Refuse(exception.Message);
    }
}

static int Serve(IFrontDoor door)
{
    new KernelServer(door, Directory.GetCurrentDirectory()).Run();
    return 0;
}

static int Refuse(string reason)
{
    Console.Error.WriteLine(reason);
    return 2;
}
