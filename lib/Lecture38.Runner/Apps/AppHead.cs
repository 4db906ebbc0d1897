using System.Text;
using Lecture38.Kernel;

namespace Lecture38.Runner;

/// <summary>The beginning of an app: what it is, what it needs, what it imports.</summary>
internal static class AppHead
{
    private const string Library = "Lecture38";

    public static string Of(NotebookScript script, AppPlan plan, string root)
    {
        var file = script.Notebook.Name + ".cs";
        var text = new StringBuilder($"""
            // The notebook {OneLine.Of(script.Notebook.Name)}.ipynb as an app. Put this file into the course's folder notebooks, or
            // into one beside it such as mine, and run it there: dotnet run {OneLine.Of(ThisProgram.Quote(file))}

            #:project ../lib/{Library}/{Library}.csproj

            """);
        foreach (var package in AppPackages.Of(script.References, root))
        {
            text.Append($"#:package {package.Name}@{package.Version}\n");
        }

        return text.Append("""

            // As cells are compiled: not optimised, with the imports below, without warnings. JSON is read and written by reflection,
            // which is not there ahead of time, and the packages' versions are those above.
            #:property Optimize=false
            #:property ImplicitUsings=disable
            #:property PublishAot=false
            #:property ManagePackageVersionsCentrally=false
            #pragma warning disable


            """).AppendJoin("\n", Usings(script, plan)).Append('\n').ToString();
    }

    private static IEnumerable<string> Usings(NotebookScript script, AppPlan plan)
    {
        var written = script.Usings;
        var helpers = script.Cells.Any(cell => cell.Names.Any(name => name.Symbol.ContainingType?.ToDisplayString() == HostImports.Functions))
            ? [$"using {HostImports.Helpers};", $"using static {HostImports.Functions};"]
            : (string[])[$"using {HostImports.Helpers};"];
        string[] shared = plan.Shared.Any ? [$"using static {plan.SharedClass};"] : [];
        return CellImports.All.Select(name => $"using {name};").Concat(written).Concat(helpers).Concat(shared).Distinct()
            .OrderBy(import => import.Contains('=', StringComparison.Ordinal) ? 2 : import.StartsWith("using static", StringComparison.Ordinal) ? 1 : 0)
            .ThenBy(import => !import.StartsWith("using System", StringComparison.Ordinal))
            .ThenBy(import => import.TrimEnd(';'), StringComparer.Ordinal);
    }
}
