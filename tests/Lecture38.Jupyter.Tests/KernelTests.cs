namespace Lecture38.Jupyter.Tests;

/// <summary>The kernel as Jupyter's own programs see it.</summary>
public sealed class KernelTests(JupyterFixture jupyter)
{
    [Fact]
    public async Task Jupyters_own_tests_of_a_kernel_pass()
    {
        var (exitCode, output) = await jupyter.RunScriptAsync("test_kernel.py");
        Assert.True(exitCode == 0, output);

        // The two that have no sample; any other that is skipped would go unnoticed.
        Assert.Contains("Ran 12 tests", output, StringComparison.Ordinal);
        Assert.Contains("OK (skipped=2)", output, StringComparison.Ordinal);
    }
}
