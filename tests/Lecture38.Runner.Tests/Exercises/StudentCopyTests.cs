namespace Lecture38.Runner.Tests;

/// <summary>What is found in copies that students, and their editors, have left in every kind of order.</summary>
public sealed class StudentCopyTests
{
    [Fact]
    public void An_untouched_copy_holds_the_stubs_in_the_courses_order()
    {
        var copy = SampleCourse.CopyOf(SampleCourse.Cells());
        Assert.Equal(["one", "two", "three", "choose-size"], copy.Answers.Select(answer => answer.Exercise.Id));
        Assert.All(copy.Answers, answer => Assert.Equal(answer.Exercise.Stub.Source, answer.Source));
        Assert.Empty(copy.AfterSetup);
    }

    [Fact]
    public void The_grade_id_finds_a_cell_whose_id_an_editor_has_changed_and_the_id_one_whose_metadata_are_lost()
    {
        var cells = SampleCourse.Cells().Answer("one", "int? one = 1;").Answer("two", "int? two() => 2;");
        Find(cells, "two").Remove("metadata");
        Find(cells, "one")["id"] = "b2f3";
        var copy = SampleCourse.CopyOf(cells);
        Assert.Equal(["int? one = 1;", "int? two() => 2;"], copy.Answers.Take(2).Select(answer => answer.Source));
    }

    [Fact]
    public void The_order_of_the_cells_does_not_matter()
    {
        var cells = SampleCourse.Cells().Answer("two", "int? two() => 2;");
        cells.Reverse();
        Assert.Equal("int? two() => 2;", SampleCourse.CopyOf(cells).Answers[1].Source);
    }

    [Theory]
    [InlineData("one", "The cell one is missing; copy the answer into a fresh copy of the notebook.")]
    [InlineData("two", "The cell two is missing; copy the answer into a fresh copy of the notebook.")]
    public void A_missing_cell_is_a_problem_of_its_exercise_alone(string missing, string problem)
    {
        var copy = SampleCourse.CopyOf(SampleCourse.Cells().Where(cell => (string)cell["id"]! != missing));
        Assert.Equal([problem], copy.Answers.Select(answer => answer.Problem).OfType<string>());
        Assert.Equal(3, copy.Answers.Count(answer => answer.Source is not null));
    }

    [Fact]
    public void A_cell_that_is_there_twice_is_a_problem_only_where_the_texts_differ()
    {
        var cells = SampleCourse.Cells();
        cells.Add(Find(cells, "one").DeepClone().AsObject());
        cells.Add(Find(cells, "two").DeepClone().AsObject());
        cells[^1]["source"] = "int? two() => 2;";
        var copy = SampleCourse.CopyOf(cells);
        Assert.NotNull(copy.Answers[0].Source);
        Assert.Equal("The cell two is there 2 times with different text; keep one.", copy.Answers[1].Problem);
    }

    [Fact]
    public void A_students_own_cells_stay_after_the_cell_that_they_follow()
    {
        var cells = SampleCourse.Cells()
            .AddOwn("title", "1").AddOwn("lesson", "2").AddOwn("one", "3").AddOwn("one-check", "4").AddOwn("three", "  ").AddOwn("choose-size-check", "5");
        var copy = SampleCourse.CopyOf(cells);
        Assert.Equal(["1", "2"], copy.AfterSetup.Select(cell => cell.Source));
        Assert.Equal("3", Assert.Single(copy.Answers[0].AfterAnswer).Source);
        Assert.Equal("4", Assert.Single(copy.Answers[0].AfterCheck).Source);
        Assert.Empty(copy.Answers[2].AfterAnswer);
        Assert.Equal("5", Assert.Single(copy.Answers[3].AfterCheck).Source);
    }

    [Fact]
    public void A_notebook_that_does_not_load_the_library_cannot_be_checked()
    {
        var course = Notebooks.Parse(Notebooks.OfCode("1"));
        var error = Assert.Throws<InvalidInputException>(() => StudentCopy.Read(course, course));
        Assert.Equal("sample.ipynb: no cell load-library, which loads what its exercises need", error.Message);
    }

    private static System.Text.Json.Nodes.JsonObject Find(List<System.Text.Json.Nodes.JsonObject> cells, string id) =>
        cells.Find(cell => (string?)cell["id"] == id)!;
}
