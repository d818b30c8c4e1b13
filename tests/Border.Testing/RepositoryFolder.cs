namespace Border.Testing;

/// <summary>Finds files of the repository from wherever the built assembly lies in it.</summary>
public static class RepositoryFolder
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder that holds Border.sln.</summary>
    /// <exception cref="DirectoryNotFoundException">The assembly does not run from inside the repository.</exception>
    public static string Root => Found.Value;

    /// <summary>The absolute path of a file or folder, given with '/' from the root.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Border.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Border.sln above {AppContext.BaseDirectory}: run from a build inside the repository.");
    }
}
