namespace Lecture38;

/// <summary>What the objects of one type occupy.</summary>
/// <param name="Type">The type's name as C# writes it.</param>
/// <param name="Count">The number of objects.</param>
/// <param name="Bytes">Their bytes together.</param>
public readonly record struct TypeSize(string Type, int Count, long Bytes);
