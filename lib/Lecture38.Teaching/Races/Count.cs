using System.Globalization;

namespace Lecture38;

/// <summary>Numbers of things in words.</summary>
internal static class Count
{
    internal static string Of(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Of(int number, string one, string? many = null) =>
        $"{Of(number)} {(number == 1 ? one : many ?? one + "s")}";
}
