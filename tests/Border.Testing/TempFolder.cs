namespace Border.Testing;

/// <summary>A folder of its own for one test; it and all in it goes when the test ends.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes the folder under the system's temporary folder.</summary>
    public TempFolder(string purpose = "test") => Path = Directory.CreateTempSubdirectory($"border-{purpose}-").FullName;

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <summary>The absolute path of something inside the folder (made or not).</summary>
    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
        catch (IOException)
        {
            // A process being killed may still write its last file; the system's own cleaning takes the rest.
        }
    }
}
