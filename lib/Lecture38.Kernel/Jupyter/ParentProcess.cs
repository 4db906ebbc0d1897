using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Lecture38.Kernel;

/// <summary>The Jupyter process that started the kernel.</summary>
internal static partial class ParentProcess
{
    /// <summary>Jupyter puts its process id here; on Windows, a handle of its process.</summary>
    private const string Variable = "JPY_PARENT_PID";

    /// <summary>Calls <paramref name="ended"/> when Jupyter is gone, so that no kernel outlives it.</summary>
    public static void Watch(Action ended)
    {
        if (nint.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var parent))
        {
            new Thread(() =>
            {
                WaitForEnd(parent);
                ended();
            })
            { IsBackground = true, Name = "parent" }.Start();
        }
    }

    private static void WaitForEnd(nint parent)
    {
        if (OperatingSystem.IsWindows())
        {
            using var process = new ManualResetEvent(false);
            process.SafeWaitHandle = new SafeWaitHandle(parent, ownsHandle: true);
            process.WaitOne();
            return;
        }
        // A child of a process that ends gets another parent.
        for (var first = ParentId(); ParentId() == first;)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
