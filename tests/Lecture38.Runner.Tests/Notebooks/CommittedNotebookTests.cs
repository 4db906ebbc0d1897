namespace Lecture38.Runner.Tests;

/// <summary>Holds the notebooks that are committed to the form in which VS Code opens and saves them without a difference.</summary>
public class CommittedNotebookTests
{
    private static string Folder => Path.Combine(CourseRoot.Find(), "notebooks");

    [Fact]
    public void Every_notebook_of_the_course_is_in_canonical_form() => Assert.All(
        Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.ipynb") : [],
        path => Assert.Equal(CanonicalNotebook.Format(NotebookDocument.Read(path)), File.ReadAllText(path)));

    [Fact]
    public void Every_expectation_file_belongs_to_a_notebook_and_can_be_read() => Assert.All(
        Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.ipynb") : [],
        path =>
        {
            var notebook = NotebookDocument.Read(path);
            Assert.Empty(new NotebookExpectations(notebook, ExpectationFile.For(notebook)).Problems());
        });
}
