using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;

namespace Lecture38.Runner;

/// <summary>The verb <c>release</c>: the course's notebooks for students, or for instructors who grade with nbgrader.</summary>
internal sealed class ReleaseCommand(RunnerHost host)
{
    private readonly Argument<string> _folder = RunnerCommandLine.OneArgument("DIR", "The folder for the notebooks.", "a folder");

    private readonly Option<bool> _instructor = new("--instructor")
    {
        Description = "Write nbgrader's source form, with solutions and hidden tests, and nbgrader_config.py. Not for students.",
    };

    private readonly Option<int?> _seed = new("--seed")
    {
        Description = "What the hidden tests draw their numbers from. Default: another one for every release.",
        HelpName = "N",
        CustomParser = argument => int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : LimitOptions.Refuse<int>(argument, $"--seed: '{argument.Tokens[0].Value}' is no seed; write a number from 0 to {int.MaxValue}."),
    };

    /// <summary>The command for the parser.</summary>
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
        var files = new ExerciseFiles(NotebookPaths.Shorten(course.Folder));
        var seed = parsed.GetValue(_seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        TextFile[] notebooks = [.. course.Paths.Select(NotebookDocument.Read).Select(notebook =>
            isInstructor ? InstructorRelease.Of(notebook, files, seed) : StudentRelease.Of(notebook, files))];
        new ReleaseFolder(folder).Write(isInstructor ? [.. notebooks, InstructorRelease.Configuration] : notebooks);
        host.Output.WriteLine($"{folder}: {notebooks.Length} notebooks for {(isInstructor ? $"instructors, with solutions; seed of the hidden tests: {seed}" : "students")}");
        host.Output.WriteLine("They load ../lib/bin/Lecture38.dll and read ../data: let the folder stand beside lib and data of a course that is built.");
        return 0;
    }
}
