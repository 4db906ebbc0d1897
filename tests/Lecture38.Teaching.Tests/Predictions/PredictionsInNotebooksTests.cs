using System.Text.RegularExpressions;

namespace Lecture38.Teaching.Tests;

/// <summary>A prediction has the same id in its question, in its reveal, and in the explanations of wrong answers.</summary>
public sealed partial class PredictionsInNotebooksTests
{
    public static IEnumerable<TheoryDataRow<string>> Notebooks => CourseNotebooks.Names.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_question_is_asked_once_and_revealed_later_in_another_cell(string notebook)
    {
        var cells = CodeCells(notebook);
        var asked = cells.SelectMany((cell, place) => NamesIn(cell, "That").Select(name => (Name: name, Place: place))).ToArray();
        var revealed = cells.SelectMany((cell, place) => NamesIn(cell, "Reveal").Select(name => (Name: name, Place: place))).ToArray();

        Assert.Equal(asked.Select(one => one.Name).Order(), revealed.Select(one => one.Name).Order());
        Assert.Distinct(asked.Select(one => one.Name));
        Assert.All(asked, question => Assert.True(question.Place < revealed.Single(one => one.Name == question.Name).Place, question.Name));
    }

    [Fact]
    public void Each_explanation_belongs_to_a_question()
    {
        var asked = Notebooks.SelectMany(row => CodeCells(row.Data)).SelectMany(cell => NamesIn(cell, "That")).ToHashSet();
        var explained = new[] { LruCachingPredictions.All, TtlCachingPredictions.All, BoundedAlertsPredictions.All }.SelectMany(all => all);

        Assert.All(explained, definition => Assert.Contains(definition.Id, asked));
    }

    private static string[] CodeCells(string notebook) => [.. CourseNotebooks.CodeCells(notebook).Select(cell => cell.Source)];

    private static IEnumerable<string> NamesIn(string cell, string method) =>
        Call().Matches(cell).Where(call => call.Groups["method"].Value == method).Select(call => call.Groups["name"].Value);

    [GeneratedRegex("""Predict\.(?<method>\w+)\(\s*"(?<name>[^"]+)"\s*,""")]
    private static partial Regex Call();
}
