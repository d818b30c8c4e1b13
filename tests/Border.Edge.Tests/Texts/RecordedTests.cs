using Border.Officer.Texts;
using Border.Testing;

namespace Border.Edge.Tests.Texts;

public sealed class RecordedTests
{
    /// <summary>Put together from pieces where they are made: their sentences are among the examples here.</summary>
    private static readonly string[] Composed = ["recorded.age.", "recorded.state.", "recorded.hit.", "recorded.why.word.", "recorded.why.male", "recorded.why.female", "recorded.alert."];

    [Theory]
    [InlineData("ru", "The date of birth is nearly the same.", "Дата рождения почти совпадает.")]
    [InlineData("fr", "off 3 h, 62 to send", "coupée 3 h, 62 à envoyer")]
    [InlineData("fr", "Lookouts: the watchlist here is 2 days old.", "Signalements : la liste d'ici a 2 jours.")]
    [InlineData("ru", "Lookouts: the watchlist here is 21 days old.", "Розыск: возраст списка здесь 21 день.")]
    [InlineData("fr", "The document number printed is not the chip's.", "Imprimé et puce diffèrent : numéro du document.")]
    [InlineData("zh", "A watchlist entry matches the vehicle: see hit V-7.", "布控名单有条目与车辆匹配：见命中 V-7。")]
    [InlineData("vi", "ERIKSSON sounds like ERICSON.", "ERIKSSON phát âm như ERICSON.")]
    [InlineData("ar", "This crossing was cancelled.", "أُلغي هذا العبور.")]
    [InlineData("ru", "The check digit of the date of birth (line 2, character 20) is 4 but should be 2.", "Неверная контрольная цифра: дата рождения (строка 2, знак 20): 4 вместо 2.")]
    [InlineData("zh", "Line 2 has 14 of 36/44 characters.", "第 2 行：已有 14 个字符，应为 36/44 个。")]
    [InlineData("fr", "The chip was not read: it took too long. Lay the document on the reader again.", "La puce n'a pas été lue : cela a duré trop longtemps. Reposez le document sur le lecteur.")]
    [InlineData("vi", "The certificate of the signer expired on 2026-03-01.", "Chứng thư hết hạn ngày 2026-03-01: người ký.")]
    [InlineData("fr", "The camera at 10.0.0.7 cannot be reached. Check its power, cable and address; trying again.", "La caméra 10.0.0.7 est injoignable. Vérifiez alimentation, câble et adresse ; nouvel essai.")]
    [InlineData("ru", "ends in 3 days", "истекает через 3 дня")]
    [InlineData("zh", "You said so yourself: another officer has to confirm it.", "这是您本人提出的：须由另一名警员确认。")]
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

    [Theory]
    [InlineData("The same traveller was at south while it was here in lane foot", "Cùng một hành khách ở south trong khi ở đây, làn foot")]
    [InlineData("The same plate passed here in lane car and at south in the same direction, without the other between", "Cùng một biển số qua đây, làn car, và south cùng chiều, không có chiều kia ở giữa")]
    [InlineData("The same plate was at south and here in lane car, sooner than any road leads from one to the other", "Cùng biển số ở south và ở đây, làn car, nhanh hơn mọi đường đi")]
    public void Alert_OfTheCentre_IsSaidWithItsPlacesAndTimes(string english, string vietnamese)
    {
        var said = Recorded.In(
            OfficerLanguage.Find("vi")!, english + ": here at 5 Aug 14:05, there at 5 Aug 13:50 (UTC). Both crossings are kept and the command post knows. Tell your supervisor.");
        Assert.DoesNotContain(said, phrase => phrase.IsEnglish);
        Assert.Equal(vietnamese + ": ở đây 05/08 14:05, ở đó 05/08 13:50 (UTC).", said[0].Text);
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
