using System.Security.Cryptography;
using System.Text;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Trust;
using Border.Domain.Watchlists;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Bundles;

/// <summary>I8: base and delta give exactly the bundle that the centre signed, or nothing.</summary>
public sealed class BundleDeltaTests : IDisposable
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _centre.Dispose();

    [Fact]
    public void Delta_OfAnyTwoLists_GivesTheNewOneByteForByte() =>
        Properties.Hold(Lists().Zip(Lists()), pair =>
        {
            var (old, next) = (Bundle(3, pair.Item1), Bundle(7, pair.Item2));

            var verdict = Apply(BundleDelta.Write(old, next), old);

            Assert.Null(verdict.Problem);
            Assert.Equal(next.Payload, verdict.Bundle!.Payload);
            Assert.Equal(next.SignedBytes(), verdict.Bundle.SignedBytes());
            Assert.Equal(next.Signature, verdict.Bundle.Signature);
        });

    [Fact]
    public void Delta_OfFewChanges_IsSmallAndUsesEveryKind()
    {
        var entries = Enumerable.Range(0, 20_000).Select(i => Entry($"E{i:D7}", $"NAME {i}")).ToList();
        var old = Bundle(1, entries);
        var changed = entries.Where((_, i) => i % 1000 != 5).Select((e, i) => i % 1000 == 7 ? e with { Names = ["CHANGED"] } : e).Append(Entry("F1", "NEW"));
        var next = Bundle(2, changed);

        var delta = BundleDelta.Write(old, next);

        Assert.True(delta.Length * 20 < next.ToBytes().Length, $"{delta.Length} of {next.ToBytes().Length}");
        Assert.Equal(next.Payload, Apply(delta, old).Bundle!.Payload);
    }

    [Fact]
    public void Delta_OnAnotherBase_IsRefused()
    {
        var (old, next) = (Bundle(3, [Entry("a", "A"), Entry("b", "B")]), Bundle(4, [Entry("a", "A"), Entry("c", "C")]));
        var delta = BundleDelta.Write(old, next);

        Assert.Contains("another version", Apply(delta, Bundle(2, [Entry("a", "A"), Entry("b", "B")])).Problem, StringComparison.Ordinal);
        Assert.Contains("another version", Apply(delta, Bundle(3, [Entry("a", "A"), Entry("b", "OTHER")])).Problem, StringComparison.Ordinal);
        Assert.Contains("digest", Apply(delta, old with { Payload = Bundle(3, [Entry("x", "X")]).Payload }).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Delta_OfAStrangerOrOlder_IsRefused()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (old, next) = (Bundle(3, [Entry("a", "A")]), Bundle(4, [Entry("b", "B")]));

        Assert.Contains("another key", BundleVerifier.VerifyDelta(BundleDelta.Write(old, next), BundleKeys.Of(stranger), 3, old).Problem, StringComparison.Ordinal);
        Assert.Contains("not newer", BundleVerifier.VerifyDelta(BundleDelta.Write(old, next), BundleKeys.Of(_centre), 4, old).Problem, StringComparison.Ordinal);
        Assert.NotNull(Apply(next.ToBytes(), old).Problem);
        Assert.NotNull(BundleVerifier.Verify(BundleDelta.Write(old, next), BundleKeys.Of(_centre), BundleKinds.Watchlist, 3).Problem);
    }

    [Fact]
    public void Delta_WithAnyByteChangedOrCut_GivesTheSignedListOrNothing() =>
        Properties.Hold(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 255)), pair =>
        {
            var (old, next) = (Bundle(3, [Entry("a", "A"), Entry("b", "B"), Entry("d", "D")]), Bundle(4, [Entry("a", "A"), Entry("b", "X"), Entry("c", "C")]));
            var delta = BundleDelta.Write(old, next);
            var at = pair.Item1 % delta.Length;
            if (pair.Item2 == 0)
                delta = delta[..at];
            else
                delta[at] ^= (byte)pair.Item2;
            if (Apply(delta, old).Bundle is { } accepted)
                Assert.Equal(next.Payload, accepted.Payload);
        });

    [Theory]
    [InlineData("+{\"watchlist\":1,\"entries\":1}\n-zz\n")] // takes away what is not there
    [InlineData("+{\"watchlist\":1,\"entries\":1}\n+{\"id\":\"c\"}\n+{\"id\":\"b\"}\n")] // out of order
    [InlineData("+{\"watchlist\":1,\"entries\":1}\n+{\"id\":\"c\"}\n+{\"id\":\"c\"}\n")] // twice
    [InlineData("+{\"watchlist\":1,\"entries\":1}\n+nonsense\n")]
    [InlineData("+{\"watchlist\":1,\"entries\":1}\n+{\"id\":\"c")]
    [InlineData("\n\n\n")]
    [InlineData("")]
    public void Changes_ThatDoNotFit_GiveNothing(string changes)
    {
        var old = Bundle(3, [Entry("a", "A")]);

        Assert.Null(BundleDelta.Apply(old.Payload, Encoding.UTF8.GetBytes(changes), 10_000));
    }

    [Fact]
    public void Changes_ThatGiveMoreThanWasSignedFor_GiveNothing()
    {
        var (old, next) = (Bundle(3, [Entry("a", "A")]), Bundle(4, [Entry("a", "A"), Entry("b", "B")]));
        var endless = Encoding.UTF8.GetBytes("+" + Encoding.UTF8.GetString(Bundle(5, Enumerable.Range(0, 1000).Select(i => Entry($"n{i:D4}", "N"))).Payload).TrimEnd().Replace("\n", "\n+", StringComparison.Ordinal) + "\n");

        Assert.Null(BundleDelta.Apply(old.Payload, endless, next.Payload.Length));
    }

    private static FsCheck.Gen<List<WatchlistEntry>> Lists() =>
        Gen.SubListOf<string>("a", "b", "c", "d", "e", "f\"g", "h\\", "ü", "10", "9", "z z").SelectMany(ids => Gen.Elements("ONE", "TWO", "Ö\"").ListOf(ids.Count)
            .Select(names => ids.Zip(names, Entry).ToList()));

    private static WatchlistEntry Entry(string id, string name) =>
        new() { Id = id, Kind = WatchlistKind.Person, Names = [name], Asks = Outcome.Hold, Instruction = "Call 7." };

    private BundleEnvelope Bundle(long version, IEnumerable<WatchlistEntry> entries) => BundleSigner.Sign(
        _centre, BundleKinds.Watchlist, version, DateTimeOffset.UnixEpoch, null, BundlePayload.Write(new Watchlist([.. entries])));

    private BundleVerdict Apply(byte[] delta, BundleEnvelope basis) => BundleVerifier.VerifyDelta(delta, BundleKeys.Of(_centre), basis.Version, basis);
}
