using System.Text;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;

namespace Border.Domain.Tests.Secondary;

public sealed class SecondaryGuideTests
{
    [Fact]
    public void BuiltIn_IsAPolicyThatHolds_InEnglishAndFrench()
    {
        Assert.Null(SecondaryGuide.BuiltIn.Problem());
        Assert.All(SecondaryGuide.BuiltIn.Questions.Select(q => q.Text).Concat(SecondaryGuide.BuiltIn.Findings.Select(f => f.Text)), t => Assert.Equal(["en", "fr"], t.Keys));
    }

    [Fact]
    public void EveryBuiltInReason_HasAFindingOfEachVerdictThatFitsOneDigit()
    {
        var guide = SecondaryGuide.Of(CrossingPolicy.Default);
        foreach (var reason in Finding.Defaults.Keys.Append("lookout.traveller").Append("lookout.vehicle"))
        {
            var offered = guide.FindingsFor(reason);
            Assert.InRange(offered.Count, 3, 9);
            Assert.Contains(offered, f => f.Verdict == FindingVerdict.Found);
            Assert.Contains(offered, f => f.Verdict == FindingVerdict.Nothing);
            Assert.InRange(guide.QuestionsFor([reason]).Count, 2, 9);
        }
    }

    [Fact]
    public void Findings_WithoutAReason_AreThoseForEveryOne() =>
        Assert.Equal(["goods", "other", "nothing"], SecondaryGuide.Of(CrossingPolicy.Default).FindingsFor(null).Select(f => f.Code));

    [Fact]
    public void Policy_ReplacesByCode_InPlace_AndAddsAtTheEnd()
    {
        var guide = SecondaryGuide.Of(With("""
            { "questions": [{ "code": "own.pets", "for": ["random"], "text": { "en": "Any animals?" } }],
              "findings": [{ "code": "goods", "verdict": "Nothing", "for": ["random"], "text": { "en": "Goods." } }] }
            """)!);
        Assert.Contains("own.pets", guide.QuestionsFor(["random"]).Select(q => q.Code));
        Assert.DoesNotContain("own.pets", guide.QuestionsFor(["face.different"]).Select(q => q.Code));
        Assert.Equal(["goods", "other", "nothing"], guide.FindingsFor("random").Select(f => f.Code));
        Assert.Equal(["other", "nothing"], guide.FindingsFor(null).Select(f => f.Code));
    }

    [Theory]
    [InlineData("document.*", "document.expired", true)]
    [InlineData("document.*", "documents", false)]
    [InlineData("document.expired", "document.expiring", false)]
    [InlineData("*", null, true)]
    [InlineData("document.*", null, false)]
    public void Pattern_IsForItsReasons(string pattern, string? reason, bool isFor) => Assert.Equal(isFor, SecondaryTexts.IsFor([pattern], reason));

    [Theory]
    [InlineData("""{ "questions": [{ "code": "Own", "for": ["*"], "text": { "en": "A?" } }] }""", "Question 1 of secondary inspection: a code has")]
    [InlineData("""{ "questions": [{ "code": "own.a", "for": [], "text": { "en": "A?" } }] }""", "Question 1 of secondary inspection, own.a: \"for\" lists")]
    [InlineData("""{ "questions": [{ "code": "own.a", "for": ["a*b"], "text": { "en": "A?" } }] }""", "\"for\" lists")]
    [InlineData("""{ "questions": [{ "code": "own.a", "for": [null], "text": { "en": "A?" } }] }""", "\"for\" lists")]
    [InlineData("""{ "questions": [{ "code": "own.a", "for": ["*"], "text": { "fr": "A ?" } }] }""", "needed in English")]
    [InlineData("""{ "questions": [{ "code": "own.a", "for": ["*"], "text": { "en": "A\nB" } }] }""", "no line breaks")]
    [InlineData("""{ "findings": [{ "code": "own.a", "verdict": "Found", "for": ["*"], "text": { "en": " " } }] }""", "Finding 1 of secondary inspection, own.a: a text has")]
    [InlineData("""{ "findings": [{ "code": "own.a", "verdict": 7, "for": ["*"], "text": { "en": "A." } }] }""", "Found, Nothing or Refuted")]
    [InlineData("""{ "findings": [{ "code": "a", "verdict": "Found", "for": ["*"], "text": { "en": "A." } }, { "code": "a", "verdict": "Found", "for": ["*"], "text": { "en": "B." } }] }""", "the same code")]
    public void WrongPolicy_IsRefusedWhole_InWords(string secondary, string words)
    {
        Assert.Null(Read(secondary, out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_IsSaidInTheOfficersLanguage_OrEnglish()
    {
        var text = SecondaryGuide.BuiltIn.Findings.Single(f => f.Code == "nothing").Text;
        Assert.Equal("Vérifié, rien trouvé", SecondaryTexts.Say(text, "fr"));
        Assert.Equal("Looked into, nothing found", SecondaryTexts.Say(text, "ka"));
    }

    private static CrossingPolicy? With(string secondary)
    {
        var policy = Read(secondary, out var problem);
        Assert.Null(problem);
        return policy;
    }

    private static CrossingPolicy? Read(string secondary, out string? problem) => BundlePayload.ReadPolicy(
        Encoding.UTF8.GetBytes($$"""{ "version": 1, "face": "Never", "watchlistMaxAgeDays": 2, "secondary": {{secondary}} }"""), out problem);
}
