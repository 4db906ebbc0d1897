using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lecture38.Jupyter.Tests;

/// <summary>Notebooks in Jupyter Notebook, in a real browser, as a student works with them.</summary>
public sealed class NotebookTests(JupyterFixture jupyter, BrowserFixture browser)
{
    private const float Patience = 120_000;

    [Fact]
    public async Task A_notebook_of_the_course_runs_whole_with_its_figures_and_steppers()
    {
        const string Name = "notebooks/38.3-bounded-alerts.ipynb";
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await OpenAsync(context, Name, path => File.Copy(Path.Combine(CourseFolder.Path, Name), path));
        await RunAllAsync(page);

        var left = await page.EvaluateAsync<int>("Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code' && cell.get_text().trim() && !cell.input_prompt_number).length");
        Assert.Equal(0, left);
        await Assertions.Expect(page.Locator("figure[data-drawn=yes]:has(.main-svg)")).ToHaveCountAsync(2);
        var stepper = page.Locator("figure.lecture38-stepper").First;
        await stepper.GetByRole(AriaRole.Button, new() { Name = "Next step" }).ClickAsync();
        await stepper.PressAsync("ArrowRight");
        await Assertions.Expect(stepper.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^Step 2 of "));
        // The README says what saving changes.
        await page.EvaluateAsync("Jupyter.notebook.save_notebook()");
        Assert.Equal(WithoutOutputs(Path.Combine(CourseFolder.Path, Name)), WithoutOutputs(jupyter.PathInCourse(Name)));
    }

    [Fact]
    public async Task A_loop_is_interrupted_and_the_kernel_restarts()
    {
        await using var context = await browser.NewContextAsync();
        var page = await OpenAsync(
            context, "notebooks/loops.ipynb", path => File.WriteAllText(path, Notebook("var kept = 41;", "while (true) await Task.Delay(10);", "kept + 1", "while (true);", "kept")));
        var outputs = page.Locator(".code_cell .output");
        await RunAsync(page, 0);
        await RunAsync(page, 1, wait: false);
        await page.ClickAsync("button[title='interrupt the kernel']");
        await Assertions.Expect(outputs.Nth(1)).ToContainTextAsync("Command cancelled.");
        await RunAsync(page, 2);
        await Assertions.Expect(outputs.Nth(2)).ToContainTextAsync("42");

        // This one costs the kernel, which says so; Jupyter starts another.
        await RunAsync(page, 3, wait: false);
        await page.ClickAsync("button[title='interrupt the kernel']");
        await Assertions.Expect(outputs.Nth(3)).ToContainTextAsync("could not be interrupted");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).ClickAsync();
        await RunAsync(page, 4);
        await Assertions.Expect(outputs.Nth(4)).ToContainTextAsync("CS0103");

        await RunAsync(page, 0);
        await page.EvaluateAsync("Jupyter.notebook.restart_kernel({ confirm: false })");
        await WaitUntilIdleAsync(page);
        await RunAsync(page, 4);
        await Assertions.Expect(outputs.Nth(4)).ToContainTextAsync("CS0103");
    }

    [Fact]
    public async Task A_student_is_offered_completions_and_asked_for_input()
    {
        await using var context = await browser.NewContextAsync();
        var page = await OpenAsync(context, "notebooks/editing.ipynb", path => File.WriteAllText(path, Notebook("var oranges = Console.ReadLine();", "oran")));
        await RunAsync(page, 0, wait: false);
        await page.FillAsync("input.raw_input", "seven");
        await page.PressAsync("input.raw_input", "Enter");
        await WaitUntilIdleAsync(page);
        await page.EvaluateAsync("() => { Jupyter.notebook.select(1); Jupyter.notebook.edit_mode(); Jupyter.notebook.get_cell(1).code_mirror.execCommand('goDocEnd'); }");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync("Jupyter.notebook.get_cell(1).get_text() === 'oranges'");
        await RunAsync(page, 1);
        await Assertions.Expect(page.Locator(".code_cell .output").Nth(1)).ToContainTextAsync("seven");
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, string name, Action<string> write)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        await page.GotoAsync(await jupyter.AddressOfAsync(name, write));
        await WaitUntilIdleAsync(page);
        return page;
    }

    private static async Task RunAllAsync(IPage page)
    {
        await page.ClickAsync("#celllink");
        await page.ClickAsync("#run_all_cells");
        await WaitUntilIdleAsync(page);
    }

    private static async Task RunAsync(IPage page, int cell, bool wait = true)
    {
        await page.EvaluateAsync("cell => { Jupyter.notebook.select(cell); Jupyter.notebook.execute_cell(); }", cell);
        if (wait)
        {
            await WaitUntilIdleAsync(page);
        }
        else
        {
            await page.WaitForSelectorAsync("#kernel_indicator_icon.kernel_busy_icon");
        }
    }

    private static async Task WaitUntilIdleAsync(IPage page) => await page.WaitForFunctionAsync("""
        () => window.Jupyter?.notebook?.kernel?.is_connected() && document.querySelector('#kernel_indicator_icon.kernel_idle_icon')
            && Jupyter.notebook.get_cells().every(cell => cell.input_prompt_number !== '*')
        """);

    private static string WithoutOutputs(string path)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(path))!;
        notebook["metadata"]!.AsObject().Remove("language_info");
        foreach (var cell in notebook["cells"]!.AsArray().Where(cell => (string)cell!["cell_type"]! == "code"))
        {
            cell!["outputs"] = cell["execution_count"] = null;
        }
        return notebook.ToJsonString();
    }

    private static string Notebook(params string[] sources) => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = ".NET (C#)", ["language"] = "C#" } },
        ["cells"] = new JsonArray([.. sources.Select((source, index) => new JsonObject
        {
            ["cell_type"] = "code",
            ["id"] = $"c{index}",
            ["metadata"] = new JsonObject(),
            ["source"] = source,
            ["outputs"] = new JsonArray(),
            ["execution_count"] = null,
        })]),
    }.ToJsonString();
}
