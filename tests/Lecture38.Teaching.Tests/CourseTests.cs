namespace Lecture38.Teaching.Tests;

public class CourseTests
{
    [Fact]
    public void The_loaded_build_is_told_and_after_a_later_build_that_the_kernel_must_restart()
    {
        var library = typeof(Course).Assembly.Location;
        var loaded = Course.Loaded;
        var built = File.GetLastWriteTime(library);
        File.SetLastWriteTime(library, built.AddHours(1));
        try
        {
            Assert.Matches(@"^Library of Lecture 38, version \d+\.\d+\.\d+, built \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", loaded);
            Assert.Equal($"{loaded}. It has been built again since: restart the kernel to load the new build.", Course.Loaded);
        }
        finally
        {
            File.SetLastWriteTime(library, built);
        }
    }
}
