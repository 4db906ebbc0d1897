namespace Lecture38;

/// <summary>Raises alerts and keeps the highest of them, up to a bound. The exercise <c>highest-alerts</c> asks for one.</summary>
public interface IHighestAlerts
{
    /// <summary>The alerts raised since the start, those that were not kept included.</summary>
    long TotalTriggered { get; }

    /// <summary>Raises an alert if the reading's value is above the threshold, and keeps it if it is among the highest.</summary>
    /// <param name="reading">The reading to check.</param>
    /// <param name="threshold">The highest value that is still in order.</param>
    /// <returns>True if the value is above the threshold, whether the alert is kept or not.</returns>
    bool Check(in SensorReading reading, double threshold);

    /// <summary>The kept alerts, highest value first; of equal ones the earlier first.</summary>
    IReadOnlyList<Alert> HighestFirst();
}
