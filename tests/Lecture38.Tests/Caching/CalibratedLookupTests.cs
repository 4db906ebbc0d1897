namespace Lecture38.Tests.Caching;

public class CalibratedLookupTests
{
    private static readonly Dictionary<string, Calibration> Calibrations = new() { ["S1"] = new(1, 2), ["S2"] = new(3, 4) };
    private readonly SpinningCalibrationSource _source = new(Calibrations, TimeSpan.Zero);
    private readonly TtlCache<string, Calibration> _cache = new(TimeSpan.FromHours(1));

    [Fact]
    public void Asks_the_source_once_a_key()
    {
        var lookup = CalibratedLookup.Create(_cache, _source);
        Assert.Equal(new Calibration(1, 2), lookup("S1"));
        Assert.Equal(new Calibration(1, 2), lookup("S1"));
        Assert.Equal(1, _source.Lookups);
    }

    [Fact]
    public void Lookups_over_one_cache_share_it_and_over_two_do_not()
    {
        CalibratedLookup.Create(_cache, _source)("S1");
        CalibratedLookup.Create(_cache, _source)("S1");
        Assert.Equal(1, _source.Lookups);

        CalibratedLookup.Create(new TtlCache<string, Calibration>(TimeSpan.FromHours(1)), _source)("S1");
        Assert.Equal(2, _source.Lookups);
    }

    [Fact]
    public void What_the_source_throws_is_not_cached()
    {
        var lookup = CalibratedLookup.Create(_cache, _source);
        Assert.Throws<KeyNotFoundException>(() => lookup("S9"));
        Assert.Equal(0, _cache.Count);
    }

    [Fact]
    public void A_load_that_was_overtaken_by_Remove_Clear_or_Set_is_not_cached()
    {
        AssertNotCached(() => _cache.Remove("S1"), expectedLater: new Calibration(2, 0));
        AssertNotCached(_cache.Clear, expectedLater: new Calibration(2, 0));
        AssertNotCached(() => _cache.Set("S1", new Calibration(9, 9)), expectedLater: new Calibration(9, 9));

        void AssertNotCached(Action meanwhile, Calibration expectedLater)
        {
            _cache.Clear();
            var source = new SourceThatIsOvertaken(meanwhile);
            var lookup = CalibratedLookup.Create(_cache, source);
            Assert.Equal(new Calibration(1, 0), lookup("S1"));
            Assert.Equal(expectedLater, lookup("S1"));
        }
    }

    [Fact]
    public void Null_arguments_are_refused_by_name()
    {
        Assert.Equal("cache", Assert.Throws<ArgumentNullException>(() => CalibratedLookup.Create(null!, _source)).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => CalibratedLookup.Create(_cache, null!)).ParamName);
    }

    private sealed class SourceThatIsOvertaken(Action meanwhile) : ICalibrationSource
    {
        private int _loads;

        public Calibration Lookup(string sensorId)
        {
            var loaded = new Calibration(++_loads, 0);
            if (_loads == 1)
            {
                meanwhile();
            }

            return loaded;
        }
    }
}
