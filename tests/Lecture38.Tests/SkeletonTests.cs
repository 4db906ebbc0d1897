namespace Lecture38.Tests;

public class SkeletonTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}
