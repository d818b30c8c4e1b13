using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Issuing;
using Border.Domain.Documents.Chip.Security;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class SignerTests
{
    [Fact]
    public void Signer_OfAStateThatIsNotTrusted_IsUnknown()
    {
        var forger = ChipSamples.State(ChipSamples.Ecdsa with { Name = "forger" });
        Assert.Equal(ChipVerdict.UnknownIssuer, Verify(forger, ChipSamples.Store(ChipSamples.State().Authority)).Verdict);
        Assert.Equal(ChipVerdict.UnknownIssuer, Verify(forger, ChipSamples.Store()).Verdict);
    }

    [Fact]
    public void Authority_AnswersForItsOwnDocumentsOnly()
    {
        var other = ChipSamples.State(country: "BE");
        var result = Verify(other, ChipSamples.Store(other.Authority));
        Assert.Equal(ChipVerdict.UnknownIssuer, result.Verdict);
        Assert.Equal("The signer belongs to BE, but the document says that FRA issued it.", Assert.Single(result.Reasons));
    }

    [Fact]
    public void Authority_CannotBeADocumentsSigner()
    {
        var state = ChipSamples.State();
        var groups = ChipSamples.Groups();
        var sod = MessageWriter.SecurityObject(groups, state.AuthorityAuthor);
        var result = ChipVerifier.Verify(ChipSamples.Files(sod, groups), ChipSamples.Store(state.Authority), ChipSamples.Now);
        Assert.Equal(ChipVerdict.UnknownIssuer, result.Verdict);
    }

    [Fact]
    public void SignerOrAuthority_ThatIsNotValidAtTheCrossing_IsSaidWithItsDate()
    {
        var state = ChipSamples.State();
        var store = ChipSamples.Store(state.Authority);
        var late = Verify(state, store, new DateTimeOffset(2031, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((ChipVerdict.ExpiredSigner, "The certificate of the signer expired on 2031-01-01."), (late.Verdict, Assert.Single(late.Reasons)));
        var later = Verify(state, store, new DateTimeOffset(2036, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Contains("The certificate of the signer's authority expired on 2035-01-01.", later.Reasons);
        var early = Verify(state, store, new DateTimeOffset(2019, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Contains("The certificate of the signer is valid from 2020-01-01 only.", early.Reasons);
    }

    [Fact]
    public void RevokedSigner_IsRevokedAndAnUnrevokedOneGenuine()
    {
        var state = ChipSamples.State();
        Assert.Equal(ChipVerdict.Revoked, Verify(state, ChipSamples.StoreWithList(state.Authority, state.Revoke([7, 2], ChipSamples.Now.AddDays(-1)))).Verdict);
        var clean = Verify(state, ChipSamples.StoreWithList(state.Authority, state.Revoke([7], ChipSamples.Now.AddDays(-1))));
        Assert.Equal(ChipVerdict.Genuine, clean.Verdict);
        Assert.Empty(clean.Notes);
    }

    [Fact]
    public void RevocationList_ThatIsMissingOldOrForged_IsSaid()
    {
        var state = ChipSamples.State();
        Assert.Equal("There is no list of revoked certificates of FR here.", Assert.Single(Verify(state, ChipSamples.Store(state.Authority)).Notes));
        var old = Verify(state, ChipSamples.StoreWithList(state.Authority, state.Revoke([7], ChipSamples.Now.AddDays(-100))));
        Assert.Contains("older than it should be", Assert.Single(old.Notes), StringComparison.Ordinal);
        var forger = ChipSamples.State(ChipSamples.Ecdsa with { Name = "forger" });
        var forged = Verify(state, ChipSamples.StoreWithList(state.Authority, forger.Revoke([2], ChipSamples.Now)));
        Assert.Equal(ChipVerdict.Genuine, forged.Verdict);
        Assert.Contains("is not signed by its authority and does not count", forged.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void NewKeyOfAnAuthority_IsTrustedByALinkFromTheOldOne()
    {
        var old = ChipSamples.State();
        var next = ChipSamples.State(ChipSamples.Ecdsa with { Name = "next" }, start: new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(ChipVerdict.UnknownIssuer, Verify(next, ChipSamples.Store(old.Authority)).Verdict);
        Assert.Equal(ChipVerdict.Genuine, Verify(next, ChipSamples.Store(old.Authority, old.LinkTo(next))).Verdict);
        Assert.Equal(ChipVerdict.UnknownIssuer, Verify(next, ChipSamples.Store([old.LinkTo(next)])).Verdict);
        // After the old key has ended the new one's own certificate must have been imported.
        var late = new DateTimeOffset(2034, 12, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(ChipVerdict.Genuine, Verify(next, ChipSamples.Store(old.LinkTo(next), next.Authority), late).Verdict);
    }

    [Fact]
    public void SignersCertificate_LeftOutOfTheDocument_MayBeImported()
    {
        var state = ChipSamples.State();
        var groups = ChipSamples.Groups();
        var sod = MessageWriter.SecurityObject(groups, state.Signer with { Certificate = state.Authority });
        Assert.Equal(ChipVerdict.UnknownIssuer, Check(ChipSamples.Store(state.Authority)));
        Assert.Equal(ChipVerdict.Genuine, Check(ChipSamples.Store(state.Authority, state.Signer.Certificate)));

        ChipVerdict Check(TrustStore store) => ChipVerifier.Verify(ChipSamples.Files(sod, groups), store, ChipSamples.Now).Verdict;
    }

    private static ChipResult Verify(IssuingState state, TrustStore store, DateTimeOffset? at = null)
    {
        var groups = ChipSamples.Groups();
        return ChipVerifier.Verify(ChipSamples.Files(state.Issue(groups), groups), store, at ?? ChipSamples.Now);
    }
}
