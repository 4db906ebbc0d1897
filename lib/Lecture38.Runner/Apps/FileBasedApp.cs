using System.Text;

namespace Lecture38.Runner;

/// <summary>
/// A notebook as a .NET file-based app (<c>dotnet run NAME.cs</c>): prose as comments, cells as top-level statements, outputs to
/// the console. <see href="https://learn.microsoft.com/dotnet/core/sdk/file-based-apps"/>.
/// </summary>
/// <remarks>
/// A cell is part of a script, where a name may be declared anew, variables are fields, and types may use them all. Where a
/// program's top-level statements differ, the text is changed as little as makes them do the same.
/// </remarks>
public static class FileBasedApp
{
    /// <summary>The app's text. The same notebook gives the same text.</summary>
    /// <param name="executed">The notebook, with outputs: they tell which cells failed and which values were shown.</param>
    /// <param name="root">The course's folder, with its library, built, and the versions of its packages.</param>
    /// <exception cref="InvalidInputException">The notebook does what such an app cannot do.</exception>
    public static string Of(NotebookDocument executed, string root)
    {
        ArgumentNullException.ThrowIfNull(executed);
        var script = NotebookScript.Read(executed, root);
        var plan = AppPlan.Of(script);
        var text = new StringBuilder();
        text.Append(AppHead.Of(script, plan, root));
        foreach (var cell in executed.Cells)
        {
            text.Append(TextOf(cell, script, plan));
        }

        if (!script.Cells.Any(cell => cell.HasStatements))
        {
            text.Append("\nConsole.WriteLine(\"This notebook runs nothing.\");\n");
        }

        AppendDeclarations(text, script, plan);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string TextOf(NotebookCell cell, NotebookScript script, AppPlan plan) =>
        !cell.IsCode ? ProseOf(cell)
        : cell.IsEmpty ? ""
        : script.WhyNot(cell) is { } reason ? "\n" + CodeComment.Of(cell, reason)
        : "\n" + new StatementWriter(script.Of(cell), plan).Write();

    private static string ProseOf(NotebookCell cell) =>
        cell.Tags.Contains("remove-cell") || string.IsNullOrWhiteSpace(cell.Source) ? "" : "\n" + ProseComment.Of(cell.Source);

    /// <summary>Types stand below all statements: the language wants it so.</summary>
    private static void AppendDeclarations(StringBuilder text, NotebookScript script, AppPlan plan)
    {
        if (SharedMembers.Of(script, plan) is { Length: > 0 } members)
        {
            text.Append('\n').Append(members);
        }

        foreach (var cell in script.Cells)
        {
            foreach (var type in cell.Types)
            {
                text.Append("\n// From cell ").Append(OneLine.Of(cell.Cell.Id)).Append(".\n");
                text.Append(plan.Text(cell, type, cell.Span(type)).Trim()).Append('\n');
            }
        }
    }
}
