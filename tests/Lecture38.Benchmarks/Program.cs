using System.CommandLine;
using Lecture38.Benchmarks;

var shortRun = new Option<bool>("--short") { Description = "Measure for a shorter time, about 3 minutes in all, and less precisely." };
var results = new Option<FileInfo?>("--results") { Description = "Write machine, versions and all tables to this Markdown file.", HelpName = "FILE" };
results.Validators.Add(result =>
{
    if (result.GetValueOrDefault<FileInfo?>()?.Directory is { Exists: false } missing)
    {
        result.AddError($"--results: there is no folder {missing.FullName}; create it first.");
    }
});

var hosts = new Option<FileInfo?>("--hosts")
{
    Description = "Compare the embedded kernel with the real .NET Interactive instead, and write the table to this Markdown file. Build the solution first.",
    HelpName = "FILE",
};

var suite = new RootCommand(
    "Measures the caches and the accumulator beside their peers and checks the targets. All arguments that are not listed here go to "
    + "BenchmarkDotNet, such as --filter '*Ttl*' or --list flat. Exit codes: 0 every target met, 1 a target missed or a benchmark "
    + "failed, 2 usage, or nothing to run.")
{
    shortRun,
    results,
    hosts,
};
suite.TreatUnmatchedTokensAsErrors = false;
suite.SetAction(parsed => parsed.GetValue(hosts) is { } table
    ? HostComparison.Run(table, Suite.CommandLine(args))
    : Suite.Run(parsed.GetValue(shortRun), parsed.GetValue(results), parsed.UnmatchedTokens, args));

var command = suite.Parse(args);
var exitCode = command.Invoke();
return command.Errors.Count > 0 ? Suite.NothingRan : exitCode;
