using System.Reflection;
using System.Text.RegularExpressions;
using Border.Testing;

namespace Border.Link.Tests.Protocol;

public partial class ClauseCoverageTests
{
    [Fact]
    public void Protocol_EveryClause_IsNamedByATestAndNoTestNamesAnother()
    {
        string[] written = [.. Clause().Matches(File.ReadAllText(RepositoryFolder.PathOf("edge/Border.Link/PROTOCOL.md"))).Select(m => m.Groups[1].Value)];
        string[] tested =
        [
            .. typeof(ClauseCoverageTests).Assembly.GetTypes()
                .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public).Cast<MemberInfo>().Append(t))
                .SelectMany(m => m.GetCustomAttributes<ClauseAttribute>()).SelectMany(a => a.Clauses).Distinct(),
        ];

        Assert.True(written.Length > 40);
        Assert.Equal(written.Order(), tested.Order());
    }

    [GeneratedRegex(@"^- \*\*(P-\d+\.\d+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Clause();
}
