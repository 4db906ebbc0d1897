using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Lecture38.Kernel;

/// <summary>Points the process's own standard handles elsewhere, below <see cref="Console"/>, so that native code and child processes follow.</summary>
internal static partial class StandardHandles
{
    public const int Input = 0;
    public const int Output = 1;

    /// <summary>A private stream on what is standard output at this moment, closed in child processes.</summary>
    /// <remarks>Not the console's own stream: outside Windows that one takes the lock of <see cref="Console.Out"/> for each write.</remarks>
    public static Stream DuplicateOutput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(Duplicate(Output), ownsHandle: true), FileAccess.Write, bufferSize: 0);

    /// <summary>A private stream on what is standard input at this moment, closed in child processes.</summary>
    public static Stream DuplicateInput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardInput()
        : new FileStream(new SafeFileHandle(Duplicate(Input), ownsHandle: true), FileAccess.Read, bufferSize: 0);

    /// <summary>Makes a standard handle (0 or 1) a duplicate of <paramref name="target"/>, which must stay open.</summary>
    /// <exception cref="Win32Exception">The operating system refused.</exception>
    public static void Redirect(int standardHandle, SafeHandle target)
    {
        var done = OperatingSystem.IsWindows()
            ? SetStdHandle(WindowsNumber(standardHandle), target.DangerousGetHandle())
            : DuplicateOnto((int)target.DangerousGetHandle(), standardHandle) >= 0;
        if (!done)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Makes reading from standard input find its end at once.</summary>
    public static void CloseInput()
    {
        // Windows keeps the very handle, so it must stay open; elsewhere it is duplicated, and leaving it open harms nothing.
        _nullDevice = File.OpenHandle(OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
        Redirect(Input, _nullDevice);
    }

    private static SafeFileHandle? _nullDevice;

    private static int WindowsNumber(int standardHandle) => -10 - standardHandle;

    // The runtime's own: like dup, but atomically closed in child processes, and the same on Linux and macOS.
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Dup", SetLastError = true)]
    private static partial nint Duplicate(nint descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateOnto(int oldDescriptor, int newDescriptor);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int standardHandle, nint handle);
}
