using System.Globalization;
using System.Text;
using Lecture38.Kernel;

// A namespace of its own: notebooks do not import it, so that its Display never competes with that of their host.
namespace Lecture38.Apps;

/// <summary>
/// What an exported notebook needs to run as a console app: the cells' names, and values shown as text. Numbers and dates are in
/// the invariant culture, as in the notebook. Not safe for concurrent use.
/// </summary>
public static class ConsoleNotebook
{
    private const int RuleWidth = 80;

    static ConsoleNotebook()
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        UseUtf8();
    }

    /// <summary>Begins a cell: what is written from here on is its output.</summary>
    /// <param name="id">The cell's id.</param>
    public static void Cell(string id) => Console.WriteLine("\n" + HeadingOf(id));

    /// <summary>The line that <see cref="Cell"/> writes.</summary>
    /// <param name="id">The cell's id.</param>
    public static string HeadingOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var name = $"── {id.ReplaceLineEndings(" ")} ";
        return name + new string('─', Math.Max(2, RuleWidth - name.Length));
    }

    /// <summary>Writes a value as text, as a notebook does that shows no HTML.</summary>
    /// <param name="value">Any value, null included.</param>
    /// <param name="mimeTypes">Ignored: a console shows text.</param>
    /// <returns>A handle to show something else later.</returns>
    public static ShownValue Display(this object? value, params string[] mimeTypes)
    {
        Write(value);
        return new ShownValue(Write);
    }

    /// <summary>Writes a text as it is, whatever it is meant to be.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Ignored: a console shows text.</param>
    /// <returns>A handle to show something else later.</returns>
    public static ShownValue DisplayAs(this string value, string mimeType) => value.Display();

    /// <summary>Writes the exception that ended a cell. The cells after it run all the same, as in a notebook.</summary>
    public static void Failed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Console.WriteLine($"{exception.GetType().FullName}: {exception.Message}");
    }

    /// <summary>
    /// Runs a part of the program as a method of its own. What it leaves on the stack goes with it, as with a notebook's cell, so
    /// that an object which the program lets go of can be collected.
    /// </summary>
    public static void InOwnFrame(Action part)
    {
        ArgumentNullException.ThrowIfNull(part);
        part();
    }

    private static void Write(object? value) => Console.WriteLine(TextOf(value));

    private static string TextOf(object? value)
    {
        try
        {
            return value is null ? PlainText.Null : PlotlyChart.TryWrap(value)?.TryFormat(Mime.PlainText) ?? PlainText.Of(value);
        }
        catch (Exception error)
        {
            return $"{TypeNames.Of(value!.GetType())} could not be shown as text: {error.Message}";
        }
    }

    /// <summary>Without it, Windows writes question marks for what its old code page lacks.</summary>
    private static void UseUtf8()
    {
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // There is no console whose encoding could be set; the text goes to a file or a pipe all the same.
        }
    }
}
