using System.Xml.Linq;
using Border.Testing;

namespace Border.Architecture.Tests;

/// <summary>The repository's own files, without what is built or restored.</summary>
internal static class Sources
{
    private static readonly string[] Folders = ["grains", "silos", "edge", "clients"];
    private static readonly HashSet<string> Skipped = ["bin", "obj", "node_modules", "lib", "data", "artifacts", "TestResults"];

    public static IReadOnlyList<string> Files { get; } = [.. Folders.SelectMany(f => Under(RepositoryFolder.PathOf(f)))];

    public static IReadOnlyList<string> TestFiles { get; } = [.. Under(RepositoryFolder.PathOf("tests"))];

    /// <summary>Every project by name, with its file.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Files.Concat(TestFiles)
        .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), XDocument.Load);

    public static string Relative(string file) => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/');

    /// <summary>The projects that a project references itself, under any condition.</summary>
    public static IEnumerable<string> References(string project) => Projects[project].Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>Those, and what they reference in turn.</summary>
    public static HashSet<string> Closure(string project)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(References(project));
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var further in References(next))
                open.Push(further);
        }

        return found;
    }

    private static IEnumerable<string> Under(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(d => !Skipped.Contains(Path.GetFileName(d))).SelectMany(Under));
}
