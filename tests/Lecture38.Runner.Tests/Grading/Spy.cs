namespace Lecture38.Runner.Tests;

/// <summary>Code for a submission that looks around and tells what it saw by failing with it: the grade's message is its report.</summary>
internal static class Spy
{
    private const string Tools = """
        using System.IO;
        using System.Net.Sockets;
        using System.Diagnostics;

        string Try(Func<object> attempt)
        {
            try
            {
                return "DONE " + attempt();
            }
            catch (Exception error)
            {
                return "failed " + error.GetType().Name;
            }
        }

        string WriteInto(string folder)
        {
            File.WriteAllText(Path.Combine(folder, "own"), "mine");
            return folder;
        }

        long Fill(string path, int megabytes)
        {
            using var file = File.Create(path);
            for (var written = 0; written < megabytes; written++)
            {
                file.Write(new byte[1 << 20]);
            }

            file.Flush(flushToDisk: true);
            return file.Length;
        }


        """;

    /// <summary>Source of a cell that reports each attempt as <c>[name: DONE …]</c> or <c>[name: failed …]</c>.</summary>
    public static string That(params (string Name, string Expression)[] attempts) =>
        $"{Tools}throw new Exception({string.Join(" + ", attempts.Select(attempt => $"\"[{attempt.Name}: \" + Try(() => {attempt.Expression}) + \"]\""))});";

    /// <summary>A path as a C# literal.</summary>
    public static string Literal(string path) => $"@\"{path}\"";

    /// <summary>Source that writes lines of its own to the kernel's protocol, past the kernel: to the pipe that is none of the three standard streams.</summary>
    public static string WriteToProtocol(params string[] lines) => $$"""
        using System.IO;
        using System.Runtime.InteropServices;

        [DllImport("libc")] static extern nint write(int file, byte[] bytes, nint length);
        [DllImport("libc")] static extern int fcntl(int file, int command, int argument);
        const int GetFlags = 3, AccessMode = 3, WriteOnly = 1;
        var line = System.Text.Encoding.UTF8.GetBytes({{System.Text.Json.JsonSerializer.Serialize(string.Join('\n', lines))}} + "\n");
        var pipes = Directory.GetFileSystemEntries("/proc/self/fd")
            .Select(path => (Id: int.Parse(Path.GetFileName(path)), Target: new FileInfo(path).LinkTarget ?? ""))
            .Where(file => file.Target.StartsWith("pipe:")).GroupBy(file => file.Target)
            .Where(pipe => pipe.All(file => file.Id > 2 && (fcntl(file.Id, GetFlags, 0) & AccessMode) == WriteOnly));
        foreach (var pipe in pipes)
        {
            write(pipe.First().Id, line, line.Length);
        }

        """;

    /// <summary>
    /// Source that starts another process with an empty environment: a kernel again, the only program in a sandbox. It sets
    /// <c>second</c> and <c>isReady</c>.
    /// </summary>
    /// <param name="stamp">An argument by which the process can be found.</param>
    public static string SecondKernel(string stamp) => $$"""
        var start = new System.Diagnostics.ProcessStartInfo(
            "/dotnet/dotnet", new[] { "exec", "--additionalprobingpath", "{{stamp}}", "/course/lib/bin/kernel/Lecture38.Kernel.dll" })
            { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        var second = System.Diagnostics.Process.Start(start);
        var isReady = second.StandardOutput.ReadLine().Contains("KernelReady");

        """;
}
