namespace Lecture38.Teaching.Tests;

/// <summary>Where the library looks for what belongs beside it.</summary>
public sealed class LibraryFolderTests
{
    [Fact]
    public void A_copy_without_what_belongs_beside_it_looks_where_it_was_built()
    {
        var built = Directory.CreateTempSubdirectory("lecture38-");
        var copy = Directory.CreateTempSubdirectory("lecture38-");
        try
        {
            var library = Path.Combine(copy.FullName, "Lecture38.dll");
            Assert.Equal(copy.FullName, LibraryFolder.Find(library, built.FullName));
            built.CreateSubdirectory(LibraryFolder.Plugins);
            Assert.Equal(built.FullName, LibraryFolder.Find(library, built.FullName));
            copy.CreateSubdirectory(LibraryFolder.Plugins);
            Assert.Equal(copy.FullName, LibraryFolder.Find(library, built.FullName));
        }
        finally
        {
            built.Delete(recursive: true);
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_library_without_a_file_says_so() => Assert.Throws<InvalidOperationException>(() => LibraryFolder.Find("", "built"));
}
