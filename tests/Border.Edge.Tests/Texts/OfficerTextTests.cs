using System.Text.RegularExpressions;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Officer.Desk;
using Border.Officer.Texts;
using Border.Testing;

namespace Border.Edge.Tests.Texts;

public sealed partial class OfficerTextTests
{
    private static readonly string Sources = RepositoryFolder.PathOf("clients/Border.Officer");

    public static TheoryData<string> Languages => [.. OfficerLanguage.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Language_HasEveryText(string code) =>
        Assert.Equal(OfficerLanguage.English.Keys.Order(StringComparer.Ordinal), OfficerLanguage.Find(code)!.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_HasThePlacesOfTheEnglishOne(string code)
    {
        var language = OfficerLanguage.Find(code)!;
        foreach (var key in OfficerLanguage.English.Keys)
            Assert.True(Places(OfficerLanguage.English, key).SequenceEqual(Places(language, key)), $"{code}: {key}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_HasEveryFormThatItsLanguageKnows(string code)
    {
        var language = OfficerLanguage.Find(code)!;
        foreach (var key in language.Keys)
        {
            foreach (var forms in language.Pattern(key)!.Forms)
                Assert.True(Plurals.Forms(code).Order(StringComparer.Ordinal).SequenceEqual(forms.Order(StringComparer.Ordinal)), $"{code}: {key} has {string.Join(", ", forms)}");
        }
    }

    [Theory]
    [InlineData("en", 0, "0 days")]
    [InlineData("en", 1, "1 day")]
    [InlineData("fr", 0, "0 jour")]
    [InlineData("fr", 2, "2 jours")]
    [InlineData("ru", 1, "1 день")]
    [InlineData("ru", 3, "3 дня")]
    [InlineData("ru", 11, "11 дней")]
    [InlineData("ru", 21, "21 день")]
    [InlineData("ru", 114, "114 дней")]
    [InlineData("ar", 1, "يوم واحد")]
    [InlineData("ar", 2, "يومان")]
    [InlineData("ar", 7, "7 أيام")]
    [InlineData("ar", 90, "90 يومًا")]
    [InlineData("ar", 100, "100 يوم")]
    [InlineData("zh", 1, "1 天")]
    [InlineData("vi", 1200, "1.200 ngày")]
    public void Days_AreCountedAsTheLanguageDoes(string code, int days, string said) =>
        Assert.Equal(said, OfficerLanguage.Find(code)!.Say("age.days", days));

    [Fact]
    public void Arabic_KeepsAPlateAsItIs() =>
        Assert.Equal("اللوحة \u2068B AB 1234\u2069", OfficerLanguage.Find("ar")!.Say("plate.named", "B AB 1234"));

    [Fact]
    public void Text_OfNoLanguage_IsNotMadeUp() =>
        Assert.Throws<KeyNotFoundException>(() => OfficerLanguage.Find("ru")!.Say("no.such.text"));

    /// <summary>Keys made of a word that the program knows: all of those words, and no others.</summary>
    private static IEnumerable<string> Families =>
    [
        .. Enum.GetNames<Outcome>().Select(o => $"outcome.{o}"),
        .. Enum.GetNames<LaneKind>().Select(k => $"kind.{k}"),
        .. Enum.GetNames<Direction>().Select(d => $"direction.{d}"),
        .. Enum.GetNames<Border.Edge.Configuration.DeviceRole>().Select(r => $"role.{r.ToLowerInvariant()}"),
        .. Enum.GetNames<Border.Devices.DeviceState>().Select(s => $"device.{s.ToLowerInvariant()}"),
        .. new[] { "plate", "document", "face" }.Select(what => $"reading.{what}"),
        .. Enum.GetValues<Outcome>().SelectMany(o => DecisionReasons.For(o)).Concat(DecisionReasons.Cancel).Concat(DecisionReasons.Return).Select(r => r.Key),
        .. Enum.GetNames<Border.Domain.Watchlists.FieldAgreement>().Select(a => $"agreement.{a}"),
        .. Enum.GetNames<Border.Domain.Names.NameRelation>().Except(["Same", "LegalForm"]).Select(r => $"relation.{r}"),
        .. Enum.GetNames<Border.Domain.Secondary.FindingVerdict>().Append("Open").Select(v => $"verdict.{v}"),
        .. Enum.GetNames<Border.Domain.Recommendations.SecondApproval>().Select(a => $"approval.{a}"),
        .. Enum.GetNames<Border.Domain.Vehicles.VehicleCategory>().Select(c => $"category.{c}"),
        .. Enum.GetNames<Border.Domain.Vehicles.VehicleColour>().Select(c => $"colour.{c}"),
        .. Missing().Select(m => $"missing.{m}"),
    ];

    private static IEnumerable<string> Missing() =>
        Border.Domain.Recommendations.Rules.BuiltInRules.All.Select(r => r.Missing).OfType<string>().Distinct();

    [Fact]
    public void Family_HasAWordForEachOfItsMembers() =>
        Assert.Subset(OfficerLanguage.English.Keys.ToHashSet(StringComparer.Ordinal), Families.ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Text_IsUsedSomewhere()
    {
        var families = Families.ToHashSet(StringComparer.Ordinal);
        var sources = string.Concat(Files("*.cs").Concat(Files("*.razor")).Select(File.ReadAllText));
        var unused = OfficerLanguage.English.Keys.Where(key =>
            !families.Contains(key) && !key.StartsWith("recorded.", StringComparison.Ordinal) && !sources.Contains($"\"{key}\"", StringComparison.Ordinal));
        Assert.Empty(unused);
    }

    [Fact]
    public void Page_HasNoWordsOfItsOwn()
    {
        var found = new List<string>();
        foreach (var file in Files("*.razor"))
        {
            var page = File.ReadAllText(file);
            var markup = Code().Replace(Expression().Replace(page.Split("@code {")[0], "@"), "");
            found.AddRange(Visible().Matches(markup).Select(m => m.Groups[1].Value).Where(IsWord).Select(w => $"{Path.GetFileName(file)}: {w.Trim()}"));
            found.AddRange(Spoken().Matches(markup).Select(m => m.Groups[1].Value).Where(IsWord).Select(w => $"{Path.GetFileName(file)}: {w.Trim()}"));
        }

        Assert.Empty(found);
    }

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Sources, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<int> Places(OfficerLanguage language, string key) => language.Pattern(key)!.Places.Order().Distinct();

    /// <summary>Keys of the keyboard and codes of documents are the same everywhere.</summary>
    private static bool IsWord(string text) => Word().IsMatch(text) && text.Trim() is not ("Ctrl Enter" or "Esc" or "P, ID, V" or "M, F, X");

    /// <summary>A value in brackets, with brackets in it: the words in it are the program's.</summary>
    [GeneratedRegex(@"@[\w.]*(?:\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)|\[(?>[^\[\]]+|(?<open>\[)|(?<-open>\]))*(?(open)(?!))\])")]
    private static partial Regex Expression();

    /// <summary>Lines of the program among the markup.</summary>
    [GeneratedRegex(@"^\s*(?:@|\}|\{|if |else|case |default:|break;|var |//|foreach |switch ).*$", RegexOptions.Multiline)]
    private static partial Regex Code();

    /// <summary>Text between tags, up to the first expression.</summary>
    [GeneratedRegex(@"(?<!=)>([^<>@{}]*)(?=[<@])")]
    private static partial Regex Visible();

    /// <summary>Attributes that are shown or read aloud.</summary>
    [GeneratedRegex("""(?:aria-label|title|alt|placeholder|Title|Label|Hint|Caption|Waiting|Fallback)="([^"@]*)["@]""")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
