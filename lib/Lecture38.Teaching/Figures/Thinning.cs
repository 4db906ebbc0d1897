namespace Lecture38;

/// <summary>Leaves out points of a long line that nobody would see.</summary>
internal static class Thinning
{
    /// <summary>
    /// Keeps the ends, and at every change of more than <paramref name="tolerance"/> since the last kept point both the point and
    /// the one before it: cliffs stay where they are, upright, and the line is nowhere further off than twice the tolerance. O(n).
    /// </summary>
    internal static List<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        List<(double X, double Y)> kept = [];
        var lastKept = -1;
        for (var i = 0; i < points.Count; i++)
        {
            var hasChanged = i > 0 && Math.Abs(points[i].Y - points[lastKept].Y) > tolerance;
            if (hasChanged && i - 1 > lastKept)
            {
                kept.Add(points[i - 1]);
            }

            if (hasChanged || i == 0 || i == points.Count - 1)
            {
                kept.Add(points[i]);
                lastKept = i;
            }
        }

        return kept;
    }
}
