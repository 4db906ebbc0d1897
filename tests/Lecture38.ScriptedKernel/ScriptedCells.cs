using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lecture38.ScriptedKernel;

/// <summary>
/// Runs cells whose code is a script: a command a line, such as <c>stdout some text</c>. In a command's text, <c>\n</c> stands
/// for a line end.
/// </summary>
internal sealed class ScriptedCells
{
    private static readonly ManualResetEventSlim Cancelled = new();
    private string _earlierToken = "";
    private string _kernelName = "";

    /// <summary>Reads commands until the input ends; cells run on a thread of their own, so that a cancellation is heard.</summary>
    public void Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var message = JsonNode.Parse(line)!;
            var token = message["token"]!.GetValue<string>();
            switch (message["commandType"]!.GetValue<string>())
            {
                case "SubmitCode":
                    var code = message["command"]!["code"]!.GetValue<string>();
                    _kernelName = message["command"]!["targetKernelName"]!.GetValue<string>();
                    new Thread(() => RunCell(code, token)) { IsBackground = true }.Start();
                    break;
                case "Cancel":
                    Cancelled.Set();
                    break;
                case "Quit":
                    return;
            }
        }
    }

    private void RunCell(string code, string token)
    {
        string? failure = null;
        foreach (var line in code.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (command, text) = Split(line);
            failure = Run(command, text, token) ?? failure;
        }

        _earlierToken = token;
        if (failure is null)
        {
            Protocol.Write("CommandSucceeded", new JsonObject { ["executionOrder"] = 0 }, token);
        }
        else
        {
            Protocol.Write("CommandFailed", new JsonObject { ["message"] = failure, ["executionOrder"] = null }, token);
        }
    }

    /// <summary>Runs one line; the message of a failure, or null.</summary>
    private string? Run(string command, string text, string token)
    {
        switch (command)
        {
            case "stdout":
                Protocol.WriteValue("StandardOutputValueProduced", "text/plain", text + "\n", token);
                break;
            case "write":
                Protocol.WriteValue("StandardOutputValueProduced", "text/plain", text, token + ".1");
                break;
            case "stderr":
                Protocol.WriteValue("StandardErrorValueProduced", "text/plain", text + "\n", token);
                break;
            case "late":
                Protocol.WriteValue("StandardOutputValueProduced", "text/plain", text + "\n", _earlierToken);
                break;
            case "display":
                WriteValue("DisplayedValueProduced", text, token);
                break;
            case "update":
                WriteValue("DisplayedValueUpdated", text, token);
                break;
            case "result":
                WriteValue("ReturnValueProduced", text, token);
                break;
            case "event":
                Protocol.Write(text, new JsonObject { ["anything"] = 1 }, token);
                break;
            case "raw":
                Protocol.WriteRaw(text + "\n");
                break;
            case "error":
                Protocol.Write("ErrorProduced", new JsonObject { ["message"] = text }, token);
                break;
            case "kernel":
                Protocol.WriteValue("StandardOutputValueProduced", "text/plain", _kernelName + "\n", token);
                break;
            case "environment":
                Protocol.WriteValue("StandardOutputValueProduced", "text/plain", Environment.GetEnvironmentVariable(text) + "\n", token);
                break;
            case "folder":
                Protocol.WriteValue("StandardOutputValueProduced", "text/plain", Environment.CurrentDirectory + "\n", token);
                break;
            case "fail":
                return text;
            case "fail-at-length":
                var (length, lines) = Split(text);
                return "System.X: " + string.Concat(Enumerable.Repeat(new string('x', int.Parse(length, null)) + "\n", int.Parse(lines, null)));
            default:
                return Misbehave(command, text, token);
        }

        return null;
    }

    private static string? Misbehave(string command, string text, string token)
    {
        switch (command)
        {
            case "wait":
                Cancelled.Wait();
                return "Command cancelled.";
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "exit":
                Environment.Exit(int.Parse(text, null));
                break;
            case "crash":
                Console.Error.WriteLine(text);
                Environment.Exit(134);
                break;
            case "child":
                // It keeps this kernel's pipes open after the kernel has ended.
                using (var child = Process.Start("sleep", "600"))
                {
                    Protocol.WriteValue("StandardOutputValueProduced", "text/plain", $"{child.Id}\n", token);
                }

                return null;
            case "flood":
                while (true)
                {
                    Protocol.WriteValue("StandardOutputValueProduced", "text/plain", new string('x', 1000) + "\n", token);
                }

            case "endless-line":
                while (true)
                {
                    Protocol.WriteRaw(new string('x', 100_000));
                }

            case "memory":
                var kept = new List<byte[]>();
                while (true)
                {
                    kept.Add(GC.AllocateUninitializedArray<byte>(4 << 20));
                    Array.Fill(kept[^1], (byte)1);
                }

            case "memory-for-a-moment":
                Array.Fill(GC.AllocateUninitializedArray<byte>(350 << 20), (byte)1);
                break;
        }

        return $"no such command: {command}";
    }

    /// <summary>Writes a value from <c>MIME-TYPE[#ID] TEXT</c>.</summary>
    private static void WriteValue(string eventType, string text, string token)
    {
        var (type, value) = Split(text);
        var parts = type.Split('#');
        Protocol.WriteValue(eventType, parts[0], value, token, parts.ElementAtOrDefault(1));
    }

    private static (string Word, string Text) Split(string line)
    {
        var blank = line.IndexOf(' ');
        return blank < 0 ? (line, "") : (line[..blank], line[(blank + 1)..].Replace("\\n", "\n"));
    }
}
