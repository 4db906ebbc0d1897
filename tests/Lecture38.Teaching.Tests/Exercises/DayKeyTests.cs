namespace Lecture38.Teaching.Tests;

public class DayKeyTests
{
    /// <summary>Right for almost all requests: the mistake shows only for two keys with equal hash codes.</summary>
    [Fact]
    public void A_key_object_that_the_memo_itself_fills_again_is_caught() =>
        Assert.Equal("reuses-one-mutable-key", new DayKey().Check((Func<Func<string, int, double>, Func<CalibrationRequest, double>>)WithOneKey, seed: 38).Cause);

    private static Func<CalibrationRequest, double> WithOneKey(Func<string, int, double> load)
    {
        var key = new CalibrationRequest { SensorId = "" };
        var memo = Memoize.Lru((CalibrationRequest request) => load(request.SensorId, request.Day), maxSize: 128);
        return request =>
        {
            (key.SensorId, key.Day) = (request.SensorId, request.Day);
            return memo.Invoke(key);
        };
    }
}
