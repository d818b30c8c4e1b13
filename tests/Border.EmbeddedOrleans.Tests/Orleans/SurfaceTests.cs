using System.Reflection;
using Border.Testing;

namespace Border.EmbeddedOrleans.Tests.Orleans;

/// <summary>Keeps the surface from growing unnoticed: whoever adds to it changes surface.txt in the same commit.</summary>
public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Surface_Public_IsTheSnapshot()
    {
        string[] expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Orleans", "surface.txt"));
        string[] actual = [.. typeof(global::Orleans.Grain).Assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend(type.ToString()))];

        Assert.True(expected.SequenceEqual(actual), "surface.txt should be:\n" + string.Join('\n', actual));
    }

    [Fact]
    public void Surface_Types_AreInOrleansNamespacesOrExtendHosting() => Assert.All(
        typeof(global::Orleans.Grain).Assembly.GetExportedTypes(),
        type => Assert.Matches("^(Orleans|Microsoft.Extensions.Hosting)(\\.|$)", type.Namespace));

    [Fact]
    public void Projects_ReferencingOrleans_NeverReferenceThisHostUnconditionally()
    {
        string[] projects = Directory.GetFiles(RepositoryFolder.Root, "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        Assert.All(projects.Where(path => File.ReadAllText(path).Contains("Microsoft.Orleans.", StringComparison.Ordinal)
            && !path.Contains("EmbeddedOrleans", StringComparison.Ordinal)), path =>
        {
            string withOrleans = string.Concat(System.Xml.Linq.XDocument.Load(path).Root!.Elements()
                .Where(group => !(group.Attribute("Condition")?.Value ?? "").Contains("'$(HasOrleans)' != 'true'", StringComparison.Ordinal)));
            Assert.DoesNotContain("Border.EmbeddedOrleans", withOrleans, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared)
        .Where(member => member switch
        {
            MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
                && (!method.IsSpecialName || method.IsConstructor),
            PropertyInfo property => property.GetMethod is { } get && (get.IsPublic || get.IsFamily || get.IsFamilyOrAssembly),
            FieldInfo field => field is { IsPublic: true, IsSpecialName: false },
            _ => false,
        })
        .Select(member => $"  {member}");
}
