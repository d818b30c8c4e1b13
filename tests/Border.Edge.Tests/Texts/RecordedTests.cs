using Border.Officer.Texts;
using Border.Testing;

namespace Border.Edge.Tests.Texts;

public sealed class RecordedTests
{
    /// <summary>Put together from pieces where they are made: their sentences are among the examples here.</summary>
    private static readonly string[] Composed = ["recorded.age.", "recorded.state.", "recorded.hit.", "recorded.why.word.", "recorded.why.male", "recorded.why.female"];

    [Theory]
    [InlineData("ru", "The date of birth is nearly the same.", "Дата рождения почти совпадает.")]
    [InlineData("fr", "off 3 h, 62 to send", "coupée 3 h, 62 à envoyer")]
    [InlineData("fr", "Lookouts: the watchlist here is 2 days old.", "Signalements : la liste d'ici a 2 jours.")]
    [InlineData("ru", "Lookouts: the watchlist here is 21 days old.", "Розыск: возраст списка здесь 21 день.")]
    [InlineData("fr", "The document number printed is not the chip's.", "Imprimé et puce diffèrent : numéro du document.")]
    [InlineData("zh", "A watchlist entry matches the vehicle: see hit V-7.", "布控名单有条目与车辆匹配：见命中 V-7。")]
    [InlineData("vi", "ERIKSSON sounds like ERICSON.", "ERIKSSON phát âm như ERICSON.")]
    [InlineData("ar", "This crossing was cancelled.", "أُلغي هذا العبور.")]
    public void Sentence_ThatIsKnown_IsSaidInTheLanguage(string code, string english, string said) =>
        Assert.Equal([new Phrase(said, false)], Recorded.In(OfficerLanguage.Find(code)!, english));

    [Theory]
    [InlineData("Nobody has ever written this.")]
    [InlineData("Something is wrong.")]
    [InlineData("many days")]
    [InlineData("{0}")]
    public void Sentence_ThatNobodyKnows_StaysEnglishAndSaysSo(string english) =>
        Assert.Equal([new Phrase(english, true)], Recorded.In(OfficerLanguage.Find("ru")!, english));

    [Fact]
    public void Sentences_OneKnownAndOneNot_AreEachSaidAsTheyCanBe()
    {
        var said = Recorded.In(OfficerLanguage.Find("fr")!, "The plate is the same. Nobody has ever written this.");
        Assert.Equal([new Phrase("La plaque est la même.", false), new Phrase("Nobody has ever written this.", true)], said);
    }

    [Fact]
    public void Sentence_Endless_IsLeftAsItIs() =>
        Assert.Single(Recorded.In(OfficerLanguage.Find("ar")!, string.Concat(Enumerable.Repeat("The plate is the same. ", 10_000))));

    /// <summary>A sentence that changes where it is made is no longer recognised: this says so.</summary>
    [Fact]
    public void Sentence_IsStillMadeSomewhere()
    {
        var sources = string.Concat(new[] { "grains", "edge", "clients" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFolder.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var gone = OfficerLanguage.English.Keys
            .Where(key => key.StartsWith("recorded.", StringComparison.Ordinal) && !Composed.Any(c => key.StartsWith(c, StringComparison.Ordinal)))
            .SelectMany(key => OfficerLanguage.English.Pattern(key)!.Plain.Where(plain => plain.Length > 0 && !sources.Contains(plain, StringComparison.Ordinal)).Select(plain => $"{key}: {plain}"));
        Assert.Empty(gone);
    }
}
