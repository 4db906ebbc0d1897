using System.Text;
using System.Text.RegularExpressions;

namespace Lecture38.Runner;

/// <summary>
/// Writes files atomically: a reader never sees half of a file, and a failed write leaves the old one. A link stays a link, and an
/// existing file keeps its permissions.
/// </summary>
internal static partial class AtomicFile
{
    private static string TemporarySuffix { get; } = $".{Environment.ProcessId}.tmp";

    /// <summary>Writes the text as UTF-8 without a byte order mark; creates the folder if it is missing.</summary>
    /// <exception cref="InvalidInputException">The folder or the file cannot be written.</exception>
    public static void WriteAllText(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            WriteAndMove(RealPath(path), text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The message names the temporary file, which the user does not know.
            var reason = error.Message.Replace(TemporarySuffix, "", StringComparison.Ordinal).ReplaceLineEndings(" ");
            throw new InvalidInputException(path, "cannot be written: " + reason);
        }
    }

    /// <summary>The final target of a link, whether it exists or not; any other path as it is.</summary>
    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string RealPath(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    /// <summary>The target of a temporary file that a killed process left behind; null for any other file.</summary>
    public static string? TargetOfLeftover(string path) => TemporaryName().Match(path) is { Success: true } match ? match.Groups["file"].Value : null;

    private static void WriteAndMove(string path, string text)
    {
        var temporary = path + TemporarySuffix;
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    [GeneratedRegex(@"^(?<file>.+)\.\d+\.tmp$")]
    private static partial Regex TemporaryName();
}
