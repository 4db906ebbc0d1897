namespace Lecture38;

/// <summary>
/// Makes the lecture's figures. Thread-safe.
/// </summary>
/// <remarks>
/// Colours are Okabe and Ito's, which colour-blind readers can tell apart, and no distinction is made by colour alone.
/// </remarks>
public static partial class Figures
{
    private static string Listed(IEnumerable<string> parts, int most = 6)
    {
        var all = parts.ToArray();
        return all.Length <= most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(most))}, and {all.Length - most} more";
    }

    private static void ThrowIfEmpty<T>(IReadOnlyCollection<T> items, string name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw.", name);
        }
    }
}
