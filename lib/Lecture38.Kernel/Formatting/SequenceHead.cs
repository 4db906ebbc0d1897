using System.Collections;

namespace Lecture38.Kernel;

/// <summary>The first elements of a sequence that may be long, infinite, or throw half way.</summary>
internal sealed record SequenceHead(IReadOnlyList<object?> Elements, string? More)
{
    public static SequenceHead Of(IEnumerable sequence) => Take(sequence, sequence);

    /// <summary>The first entries of a dictionary.</summary>
    public static SequenceHead OfDictionary(IEnumerable dictionary) => Take(DictionaryPairs.Of(dictionary), dictionary);

    private static SequenceHead Take(IEnumerable sequence, IEnumerable counted)
    {
        var elements = new List<object?>();
        try
        {
            foreach (var element in sequence)
            {
                if (elements.Count == FormatLimits.Elements)
                {
                    return new SequenceHead(elements, Rest(counted, elements.Count));
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

    private static string Rest(IEnumerable sequence, int shown) =>
        CountOf(sequence) is { } count ? $"({count - shown} more)" : "(more)";

    private static int? CountOf(IEnumerable sequence) => sequence switch
    {
        ICollection collection => collection.Count,
        _ => sequence.GetType().GetInterfaces()
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))?
            .GetProperty("Count")?.GetValue(sequence) as int?,
    };
}
