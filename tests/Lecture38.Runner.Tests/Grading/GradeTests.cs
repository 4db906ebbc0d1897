namespace Lecture38.Runner.Tests;

/// <summary>What a class hands in, graded by the real runner on the course's kernel.</summary>
public sealed class GradeTests(ClassOfStudents students) : IClassFixture<ClassOfStudents>
{
    private const string Untouched = "=HYPERLINK(\"x\")";

    private GradedCourse Course => students.Course;

    [Fact]
    public void All_are_graded() => Assert.True(students.End.ExitCode == 0, students.End.ToString());

    [Theory]
    [InlineData("honest", "1 2 3 4")]
    [InlineData("mistaken", "- - - -")]
    [InlineData("nbgrader", "1 2 3 -")]
    [InlineData("flat", "1 2 3 -")]
    [InlineData("alone", "1 2 3 -")]
    [InlineData("renamed", "1 2 3 -")]
    [InlineData("damaged", "1 2 3 -")]
    [InlineData("own helper", "1 2 3 -")]
    [InlineData("edits the course's cells", "- - - -")]
    [InlineData("forges an output", "- - - -")]
    [InlineData("answers twice", "- - 3 -")]
    [InlineData("own Exercise", "- - - -")]
    [InlineData("ends its kernel", "- - - 4")]
    [InlineData("takes too much", "- - - 4")]
    [InlineData("loops in its check", "- - 3 4")]
    [InlineData("writes malformed events", "1 2 3 -")]
    [InlineData("twice", "- - - -")]
    [InlineData("nothing", "- - - -")]
    [InlineData(Untouched, "- - - -")]
    public void Points_are_those_of_the_answers(string student, string points)
    {
        Assert.True(Course.Points(student) == points, string.Join('\n', Course.Grades().Where(grade => (string)grade["student"]! == student)));
    }

    [Theory]
    [InlineData(Untouched, "two", "not-attempted", "two came to")]
    [InlineData("answers twice", "one", "wrong", "2 times with different text")]
    [InlineData("answers twice", "two", "wrong", "The cell two is missing; copy the answer into a fresh copy of the notebook.")]
    [InlineData("takes too much", "one", "wrong", "Your cell ran longer than 6 s, and was ended.")]
    [InlineData("loops in its check", "two", "wrong", "The check of your answer ran longer than 6 s, and was ended.")]
    [InlineData("ends its kernel", "one", "wrong", "Your cell ended its kernel: the kernel ended in the middle of its work (exit code 0).")]
    [InlineData("ends its kernel", "two", "wrong", "The check of your answer ended its kernel: the kernel crashed: Process terminated: no more (exit code 134).")]
    [InlineData("ends its kernel", "three", "wrong", "Your cell ended its kernel: the kernel crashed: Stack overflow (exit code 134).")]
    [InlineData("takes too much", "two", "wrong", "wrote more than 100 KiB of output")]
    [InlineData("takes too much", "three", "wrong", "used more than 400 MiB of memory")]
    [InlineData("loops in its check", "one", "wrong", "Your cell failed: (1,12): error CS0029: Cannot implicitly convert type 'string' to 'int?'")]
    [InlineData("text", "one", "unusable", "text/sample.ipynb: not JSON")]
    [InlineData("empty", "one", "unusable", "empty/sample.ipynb: empty")]
    [InlineData("cut off", "one", "unusable", "cut off/sample.ipynb: cut off")]
    [InlineData("huge", "one", "unusable", "too large for a notebook (40 MiB; at most 32 MiB)")]
    [InlineData("link", "one", "unusable", "links are not followed")]
    [InlineData("pipe", "one", "unusable", "pipe/sample.ipynb: empty")]
    [InlineData("twice", "one", "unusable", "handed in 2 times; keep one of twice/old/sample.ipynb, twice/sample.ipynb")]
    [InlineData("stray", "", "unusable", "stray/notes.ipynb: is not a notebook of the course")]
    [InlineData("linked folder", "", "unusable", "links are not followed")]
    [InlineData("nothing", "one", "not-submitted", "Not handed in.")]
    [InlineData("stray", "one", "not-submitted", "Not handed in.")]
    public void A_grade_says_in_a_line_why(string student, string exercise, string state, string message)
    {
        var grade = Course.Grade(student, exercise);
        Assert.Equal(state, (string)grade["state"]!);
        Assert.Contains(message, (string)grade["message"]!, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', (string)grade["message"]!);
    }

    [Fact]
    public void What_an_archive_of_macOS_adds_is_no_student() =>
        Assert.DoesNotContain(Course.Grades(), grade => ((string)grade["student"]!).StartsWith('_') || ((string)grade["student"]!).StartsWith('.'));

    [Fact]
    public void A_mistake_has_its_name() =>
        Assert.Equal(SampleCourse.RealWrongAnswer.Cause, (string?)Course.Grade("mistaken", SampleCourse.RealExercise)["cause"]);

    [Fact]
    public void The_spreadsheet_has_no_formula()
    {
        var csv = Course.Folder.Read("grades/grades.csv");
        Assert.StartsWith("student,notebook,exercise,points,of,state,cause,message\r\n\"'=HYPERLINK(\"\"x\"\")\",sample,one,0,1,not-attempted,,", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^[=+@-]", csv);
    }

    [Fact]
    public void A_name_steers_neither_the_terminal_nor_a_viewer_of_the_spreadsheet()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no file has such a name there");
        var csv = Course.Folder.Read("grades/grades.csv");
        Assert.Matches("(?m)^two lines \uFFFD\\[31m,sample,one,0,1,not-attempted,,", csv);
        Assert.Matches("(?m)^two lines \uFFFD\\[31m/sample\\.ipynb  0 of 10 points ", students.End.Output);
        Assert.Matches("(?m)^two lines \uFFFD\\[31m/notes\\.ipynb: cut off", students.End.Output);
        Assert.DoesNotContain('\u001b', csv + students.End.Output);
        Assert.Equal("not-attempted", (string)Course.Grade("two\nlines \u001b[31m", "one")["state"]!);
    }

    [Fact]
    public void The_summary_says_which_exercise_failed_and_why()
    {
        Assert.Matches($@"(?m)^sample +{SampleCourse.RealExercise} +4 .*{SampleCourse.RealWrongAnswer.Cause} \([12]\)", students.End.Output);
        Assert.Matches(@"(?m)^sample +two .*kernel-died \(2\), .*timed-out \(1\)", students.End.Output);
        Assert.Matches(@"(?m)^\d+ students, \d+ submissions: on average [\d.]+ of 10 points\.$", students.End.Output);
    }

    [Fact]
    public void Submissions_are_as_they_were_handed_in() =>
        Assert.Equal(Notebooks.Of([.. GradedCourse.Cells()]), Course.Folder.Read($"submitted/{Untouched}/sample.ipynb"));
}
