using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;

namespace Lecture38.Runner;

/// <summary>The command <c>release</c>: writes notebooks for students, or for instructors who use nbgrader.</summary>
internal sealed class ReleaseCommand(RunnerHost host)
{
    private readonly Argument<string> _folder = RunnerCommandLine.OneArgument("DIR", "The folder for the notebooks.", "a folder");

    private readonly Option<bool> _instructor = new("--instructor")
    {
        Description = "Write nbgrader's source form, with solutions and hidden tests, and nbgrader_config.py. Not for students.",
    };

    private readonly Option<int?> _seed = new("--seed")
    {
        Description = "Seed for the hidden tests. Default: a new one for each release.",
        HelpName = "N",
        CustomParser = argument => int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : LimitOptions.Refuse<int>(argument, $"--seed: '{argument.Tokens[0].Value}' is not a seed; write a number from 0 to {int.MaxValue}."),
    };

    public Command Build()
    {
        var command = new Command("release", "Write notebooks for students: without solutions, with checks and given cells locked.") { _folder, _instructor, _seed };
        command.SetAction(Release);
        return command;
    }

    private int Release(ParseResult parsed)
    {
        var (folder, isInstructor) = (parsed.GetValue(_folder)!, parsed.GetValue(_instructor));
        var root = host.Root;
        var course = new CourseNotebook(root);
        NotebookPaths.RequireNotOfCourse(folder, root, "mine");
        var files = new SolutionFiles(NotebookPaths.Shorten(course.Folder));
        var seed = parsed.GetValue(_seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        TextFile[] notebooks = [.. course.Paths.Select(NotebookDocument.Read).Select(notebook =>
            isInstructor ? InstructorRelease.Of(notebook, files, seed) : StudentRelease.Of(notebook, files))];
        Write(folder, isInstructor ? [.. notebooks, InstructorRelease.Configuration] : notebooks);
        host.Output.WriteLine($"{folder}: {notebooks.Length} notebooks for {(isInstructor ? $"instructors, with solutions; seed of the hidden tests: {seed}" : "students")}");
        host.Output.WriteLine("They load ../lib/bin and read ../data, so keep the folder beside lib and data of a built course.");
        return 0;
    }

    /// <summary>Overwrites nobody's work: if a file exists with other text, none is written.</summary>
    private static void Write(string folder, IReadOnlyList<TextFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name);
            if (Directory.Exists(path) || (File.Exists(path) && File.ReadAllText(path) != file.Text))
            {
                throw new InvalidInputException(path, "exists and differs, so it may be somebody's work; name another folder or move it away");
            }
        }

        foreach (var file in files)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        }
    }
}
