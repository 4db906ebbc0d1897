namespace Lecture38.Runner;

/// <summary>Which of the book's scripts a page has to load for its outputs.</summary>
[Flags]
public enum OutputNeeds
{
    /// <summary>None: it shows all without scripts.</summary>
    None = 0,

    /// <summary>The one that draws figures.</summary>
    Figures = 1,

    /// <summary>The one that steps through a structure.</summary>
    Steppers = 2,

    /// <summary>The one that fits frames to what is in them.</summary>
    Frames = 4,

    /// <summary>The one that lets a keyboard reach boxes that scroll.</summary>
    Scrolling = 8,
}
