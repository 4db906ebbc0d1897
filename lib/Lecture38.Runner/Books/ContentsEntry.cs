namespace Lecture38.Runner;

/// <summary>A section of a lesson as contents lists show it.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Subsections">The headings one level below.</param>
internal sealed record ContentsEntry(ProseHeading Heading, IReadOnlyList<ProseHeading> Subsections)
{
    private const int Deepest = 3;

    /// <summary>The sections in their order; what is deeper than two levels below the title is left out.</summary>
    public static IReadOnlyList<ContentsEntry> Of(Lesson lesson)
    {
        var sections = new List<(ProseHeading Heading, List<ProseHeading> Subsections)>();
        foreach (var heading in lesson.Headings.Where(heading => heading.Level <= Deepest))
        {
            if (heading.Level == Deepest && sections.Count > 0)
            {
                sections[^1].Subsections.Add(heading);
            }
            else
            {
                sections.Add((heading, []));
            }
        }

        return [.. sections.Select(section => new ContentsEntry(section.Heading, section.Subsections))];
    }
}
