namespace Lecture38.Scripting;

/// <summary>A part of a cell, in the order in which parts run. Lines count from 0.</summary>
internal abstract record CellStep(int Line);

/// <summary>C# code. The lines before it are blank, so that positions are those of the cell.</summary>
internal sealed record CodeStep(int Line, string Code) : CellStep(Line);

/// <summary><c>#r "nuget: …"</c>.</summary>
internal sealed record PackageStep(int Line, PackageRequest Package) : CellStep(Line);

/// <summary><c>#i "nuget: …"</c>: one more place to look for packages.</summary>
internal sealed record SourceStep(int Line, string Source) : CellStep(Line);

/// <summary><c>#!import</c>: run a file as part of the cell.</summary>
internal sealed record ImportStep(int Line, string Path) : CellStep(Line);

/// <summary><c>#!time</c>: show how long the cell took.</summary>
internal sealed record TimeStep(int Line) : CellStep(Line);
