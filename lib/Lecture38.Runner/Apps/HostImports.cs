namespace Lecture38.Runner;

/// <summary>The names of what stands in for the notebook's host in an app.</summary>
internal static class HostImports
{
    public const string Helpers = "Lecture38.Apps";

    public const string Functions = "Lecture38.Apps.NotebookFunctions";
}
