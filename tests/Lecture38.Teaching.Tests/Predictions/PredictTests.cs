namespace Lecture38.Teaching.Tests;

/// <summary>Predictions through their public API. They belong to the process, so each test uses its own ids.</summary>
public class PredictTests
{
    [Fact]
    public void A_prediction_that_was_never_made_is_not_attempted()
    {
        var note = Predict.Reveal("never-made", 7);

        Assert.Equal(AnswerState.NotAttempted, note.State);
        Assert.Contains("Observed: 7", note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_answer_is_not_attempted_and_says_what_to_do()
    {
        var note = Predict.That("left-null", "How many?", answer: null);

        Assert.Contains("Replace null", note.ToString(), StringComparison.Ordinal);
        Assert.Equal(AnswerState.NotAttempted, Predict.Reveal("left-null", 7).State);
    }

    [Theory]
    [InlineData(10, 10L, AnswerState.Right)]
    [InlineData(10.0, 10, AnswerState.Right)]
    [InlineData("10", 10, AnswerState.Right)]
    [InlineData(11, 10, AnswerState.Close)]
    [InlineData(12, 10, AnswerState.Wrong)]
    [InlineData(-10, 10, AnswerState.Wrong)]
    [InlineData(0, 0, AnswerState.Right)]
    [InlineData(1, 0, AnswerState.Wrong)]
    [InlineData(double.NaN, 10, AnswerState.Wrong)]
    [InlineData("s2 s1, s0", "S2 S1 S0", AnswerState.Right)]
    [InlineData("S0 S1 S2", "S2 S1 S0", AnswerState.Close)]
    [InlineData("S0 S1", "S2 S1 S0", AnswerState.Wrong)]
    [InlineData("S0", "S1", AnswerState.Wrong)]
    [InlineData(true, true, AnswerState.Right)]
    [InlineData(false, true, AnswerState.Wrong)]
    [InlineData("ten", 10, AnswerState.Wrong)]
    [InlineData("99 %", 99, AnswerState.Right)]
    [InlineData("4,990", 4990, AnswerState.Right)]
    [InlineData("no", false, AnswerState.Right)]
    [InlineData("Yes", false, AnswerState.Wrong)]
    [InlineData("yes", "yes", AnswerState.Right)]
    public void An_answer_is_judged_by_what_was_observed(object answer, object actual, AnswerState expected)
    {
        var id = $"judged {answer} {actual} {expected}";
        Predict.That(id, "What?", answer);

        Assert.Equal(expected, Predict.Reveal(id, actual).State);
    }

    [Fact]
    public void Before_the_reveal_one_may_change_ones_mind_and_after_it_the_answer_stands()
    {
        Predict.That("changed", "How many?", 1);
        Predict.That("changed", "How many?", 2);
        Predict.Reveal("changed", 3);
        var late = Predict.That("changed", "How many?", 3);

        Assert.Contains("Your answer stands: 2", late.ToString(), StringComparison.Ordinal);
        Assert.Equal(AnswerState.Wrong, Predict.Reveal("changed", 3).State);
    }

    [Fact]
    public void Who_saw_the_answer_first_cannot_predict_it_any_more()
    {
        Predict.That("seen", "How many?", answer: null);
        Predict.Reveal("seen", 3);
        var late = Predict.That("seen", "How many?", 3);

        Assert.Contains("Already revealed", late.ToString(), StringComparison.Ordinal);
        Assert.Equal(AnswerState.NotAttempted, Predict.Reveal("seen", 3).State);
    }

    [Fact]
    public void The_ledger_shows_predicted_beside_observed_in_the_order_of_the_questions()
    {
        Predict.That("ledger-2", "The second name, first?", "S1");
        Predict.That("ledger-1", "And then?", answer: null);
        Predict.That("ledger-3", "Not looked yet?", 4);
        Predict.Reveal("ledger-1", 5);
        Predict.Reveal("ledger-2", "S1");

        var rows = Predict.Ledger().Rows.Where(row => row[0] is "The second name, first?" or "And then?" or "Not looked yet?");

        Assert.Equal(
            [
                ["The second name, first?", "S1", "S1", "✓ right"],
                ["And then?", "", "5", "○ not attempted"],
                ["Not looked yet?", "4", "", "not revealed"],
            ],
            rows);
    }

    [Theory]
    [InlineData("refusing", 2_500, 2_495, AnswerState.Close, "first five keys")]
    [InlineData("one-more-place", 100, 99.0, AnswerState.Close, "first of 100 rounds")]
    [InlineData("shallow-bytes", 8, 48, AnswerState.Wrong, "one reference")]
    [InlineData("list-bytes", 56_000, 80_000, AnswerState.Close, "node of 80 bytes")]
    [InlineData("list-bytes", 40_000, 80_000, AnswerState.Wrong, "alerts alone")]
    [InlineData("half-a-cache", 2_500, 0, AnswerState.Wrong, "if five keys stayed")]
    public void What_is_not_right_is_explained_also_where_it_is_close(string id, object answer, object actual, AnswerState expected, string explanation)
    {
        var book = new PredictionBook();
        book.Commit(id, "How many?", answer);
        var note = book.Reveal(id, actual);

        Assert.Equal(expected, note.State);
        Assert.Contains(explanation, note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_student_typed_cannot_act_in_the_page()
    {
        Predict.That("hostile", "Which?", "<script>alert(1)</script>");

        Assert.DoesNotContain("<script>", Predict.Reveal("hostile", "S1").ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Why?")]
    [InlineData("id", " ")]
    public void A_prediction_needs_a_name_and_a_question(string id, string question) =>
        Assert.ThrowsAny<ArgumentException>(() => Predict.That(id, question, 1));
}
