using System.Text.RegularExpressions;
using System.Xml.Linq;
using Border.Testing;

namespace Border.Architecture.Tests;

/// <summary>Rules of style that a compiler does not see.</summary>
public sealed partial class SourceRuleTests
{
    private const int MaxLines = 250;

    [Fact]
    public void Folders_AreFeatures()
    {
        string[] forbidden = ["Helpers", "Utils", "Models", "Common"];
        var folders = Sources.Files.Select(f => Path.GetDirectoryName(Sources.Relative(f))!.Replace('\\', '/')).Distinct()
            .Where(f => f != "edge/Border.Vision/models" && !f.StartsWith("edge/Border.Vision/models/", StringComparison.Ordinal));
        Assert.DoesNotContain(folders, f => f.Split('/').Any(part => forbidden.Contains(part, StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public void SourceFiles_FitAScreenOrTwo() =>
        Assert.Empty(Sources.Files.Where(IsCode).Where(f => File.ReadLines(f).Take(MaxLines + 1).Count() > MaxLines).Select(Sources.Relative));

    [Fact]
    public void Grains_HaveNoConditionalCode() =>
        Assert.Empty(Sources.Files.Where(f => IsCode(f) && Sources.Relative(f).StartsWith("grains/", StringComparison.Ordinal))
            .Where(f => ConditionalCode().IsMatch(File.ReadAllText(f))).Select(Sources.Relative));

    [Fact]
    public void PackageVersions_StandInOnePlace()
    {
        var central = XDocument.Load(RepositoryFolder.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var references = Sources.Projects.Values.SelectMany(p => p.Descendants("PackageReference")).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.Null(r.Attribute("Version") ?? r.Attribute("VersionOverride")));
        Assert.All(references.Select(r => r.Attribute("Include")?.Value).OfType<string>(), name => Assert.Contains(name, central));
    }

    /// <summary>A delay on a test's own clock ends when the test says so; any other is a guess about the machine. Benchmarks are no tests: they pace
    /// their traffic and measure for a time. A slow line is slow.</summary>
    [Fact]
    public void Tests_WaitForConditionsAndNeverSleep()
    {
        var sleeping = from file in Sources.TestFiles.Where(IsCode)
                       where !file.EndsWith("SourceRuleTests.cs", StringComparison.Ordinal)
                       from line in File.ReadLines(file)
                       where Sleep().IsMatch(line) && !line.Contains("clock", StringComparison.OrdinalIgnoreCase)
                       select $"{Sources.Relative(file)}: {line.Trim()}";
        string[] allowed = ["tests/Border.Testing/Eventually.cs", "tests/Border.Testing/SlowLine.cs", "tests/Border.Benchmarks/"];
        Assert.DoesNotContain(sleeping, s => !allowed.Any(a => s.StartsWith(a, StringComparison.Ordinal)));
    }

    [Fact]
    public void LockFiles_NameNoRegistry()
    {
        var locks = Sources.Files.Concat(Sources.TestFiles)
            .Where(f => Path.GetFileName(f) is "package-lock.json" or ".npmrc" or "packages.lock.json").ToList();
        Assert.NotEmpty(locks);
        Assert.Empty(locks.Where(f => Registry().IsMatch(File.ReadAllText(f))).Select(Sources.Relative));
    }

    private static bool IsCode(string file) => Path.GetExtension(file) is ".cs" or ".razor";

    [GeneratedRegex(@"^\s*#\s*if\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalCode();

    [GeneratedRegex(@"\b(Task\.Delay|Thread\.Sleep)\s*\(")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"""resolved""\s*:\s*""https?://|^\s*(@[^:\s]+:)?registry\s*=", RegexOptions.Multiline)]
    private static partial Regex Registry();
}
