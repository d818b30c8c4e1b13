using Border.Testing;

namespace Border.Architecture.Tests;

/// <summary>Dependencies point one way: Domain is under everything, and the parts know nothing of each other.</summary>
public sealed class DependencyTests
{
    private const string Prefix = "Border.";

    /// <summary>What each project of the product may reference. The command line and the tests may reference what they drive.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Journal"] = ["Domain"],
        ["Link"] = ["Domain"],
        ["Ledger"] = ["Domain"],
        ["Imaging"] = [],
        ["OnnxRuntime"] = [],
        ["Vision"] = ["Domain", "Imaging", "OnnxRuntime"],
        ["Devices"] = ["Domain", "Imaging"],
        ["EmbeddedOrleans"] = [],
        ["Grains"] = ["Domain", "Ledger", "EmbeddedOrleans"],
        ["Web"] = ["Domain"],
        ["Officer"] = ["Domain", "Web"],
        ["Kiosk"] = ["Domain", "Web"],
        ["Command"] = ["Domain", "Grains", "Web"],
        ["Keys"] = ["Domain"],
        ["Edge"] = ["Domain", "Journal", "Link", "Imaging", "Vision", "Devices", "Web", "Officer", "Kiosk"],
        ["Silo"] = ["Domain", "Grains", "Ledger", "EmbeddedOrleans", "Link", "Web", "Command"],
    };

    public static TheoryData<string> ProductProjects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void Project_References_OnlyWhatTheDesignAllows(string project) =>
        Assert.Empty(Sources.References(Prefix + project).Except(Allowed[project].Select(a => Prefix + a)));

    [Fact]
    public void EveryProductProject_HasItsRule()
    {
        var projects = Sources.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f));
        Assert.Equal(Allowed.Keys.Append("Cli").Select(p => Prefix + p).Order(), projects.Order());
    }

    [Fact]
    public void EdgeAndSilo_MeetOnlyInDomainLinkAndWeb() =>
        Assert.Equal(
            ["Border.Domain", "Border.Link", "Border.Web"],
            Sources.Closure("Border.Edge").Intersect(Sources.Closure("Border.Silo").Append("Border.Silo")).Order());

    [Fact]
    public void Domain_ReferencesNothingButTheFramework()
    {
        Assert.DoesNotContain(Sources.Projects["Border.Domain"].Descendants(), e => e.Name.LocalName is "PackageReference" or "FrameworkReference");
        Assert.All(Referenced(typeof(Domain.Records.JournalRecord)), n => Assert.StartsWith("System.", n, StringComparison.Ordinal));
    }

    [Fact]
    public void Assemblies_OfTheParts_DoNotKnowEachOther()
    {
        Type[] parts = [typeof(Journal.IJournal), typeof(Ledger.ILedger), typeof(Link.Transport.IMqttTransport)];
        foreach (var part in parts)
            Assert.DoesNotContain(Referenced(part), n => n.StartsWith(Prefix, StringComparison.Ordinal) && n != "Border.Domain");
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(RepositoryFolder.PathOf("Border.sln"));
        Assert.All(Sources.Projects.Keys, p => Assert.Contains($"\\{p}.csproj", solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Referenced(Type type) => type.Assembly.GetReferencedAssemblies().Select(n => n.Name!);
}
