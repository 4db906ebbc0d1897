namespace Lecture38.Protocol;

/// <summary>Something that may be written at a position.</summary>
/// <param name="DisplayText">How a list shows it.</param>
/// <param name="Kind">What it is, such as <c>Method</c> or <c>Local</c>.</param>
/// <param name="InsertText">The text to insert.</param>
/// <param name="FilterText">The text that what has been typed is compared with.</param>
/// <param name="SortText">The text that decides its place in the list.</param>
public sealed record Completion(string DisplayText, string Kind, string InsertText, string FilterText, string SortText);

/// <summary>An overload of a method.</summary>
/// <param name="Label">The overload as C# declares it.</param>
/// <param name="Documentation">What it does; may be empty.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record Signature(string Label, string Documentation, IReadOnlyList<SignatureParameter> Parameters);

/// <summary>A parameter of an overload.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Documentation">What it means; may be empty.</param>
public sealed record SignatureParameter(string Label, string Documentation);
