using System.Collections;

namespace Lecture38.Scripting;

/// <summary>The first elements of a sequence that may be long, infinite, or throw half way.</summary>
/// <param name="Elements">The elements; a <see cref="MemberFailure"/> at the end if the sequence threw.</param>
/// <param name="More">A note about the rest; null if there is none.</param>
internal sealed record SequenceHead(IReadOnlyList<object?> Elements, string? More)
{
    /// <summary>The note about a rest of unknown length.</summary>
    public const string Uncounted = "(more)";

    public static SequenceHead Of(IEnumerable sequence) => Take(sequence, sequence);

    /// <summary>The first entries of any kind of dictionary, as <see cref="DictionaryEntry"/>.</summary>
    public static SequenceHead OfDictionary(IEnumerable dictionary) => Take(Entries(dictionary), dictionary);

    private static IEnumerable<object?> Entries(IEnumerable dictionary)
    {
        foreach (var element in dictionary)
        {
            yield return element?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                ? new DictionaryEntry(type.GetProperty("Key")!.GetValue(element) ?? ShortText.Null, type.GetProperty("Value")!.GetValue(element))
                : element;
        }
    }

    private static SequenceHead Take(IEnumerable sequence, IEnumerable counted)
    {
        var elements = new List<object?>();
        try
        {
            foreach (var element in sequence)
            {
                if (elements.Count == FormatLimits.Elements)
                {
                    return new SequenceHead(elements, CountOf(counted) is { } count ? $"({count - elements.Count} more)" : Uncounted);
                }
                elements.Add(element);
            }
        }
        catch (Exception exception) when (exception is not ThreadInterruptedException)
        {
            elements.Add(new MemberFailure(exception));
        }
        return new SequenceHead(elements, null);
    }

    private static int? CountOf(IEnumerable sequence) => sequence is ICollection collection ? collection.Count
        : sequence.GetType().GetInterfaces()
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))?
            .GetProperty("Count")?.GetValue(sequence) as int?;
}
