using System.Collections;

namespace Lecture38.Kernel;

/// <summary>The entries of any kind of dictionary, as keys and values.</summary>
internal static class DictionaryPairs
{
    public static IEnumerable<DictionaryEntry> Of(IEnumerable dictionary)
    {
        foreach (var element in dictionary)
        {
            yield return element is DictionaryEntry entry ? entry : Destructure(element);
        }
    }

    private static DictionaryEntry Destructure(object pair)
    {
        var members = ValueMembers.Of(pair.GetType());
        return new DictionaryEntry(members[0].Get(pair)!, members[1].Get(pair));
    }
}
