using Plotly.NET.CSharp;

namespace Lecture38.Plugins;

/// <summary>Sequences as Plotly.NET's optional arguments, which take a value implicitly unless its type is an interface.</summary>
internal static class Optionals
{
    internal static Optional<IEnumerable<T>> ToOptional<T>(this IEnumerable<T> values) => new(values, true);
}
