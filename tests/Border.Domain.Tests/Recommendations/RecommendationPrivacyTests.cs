using System.Text;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Tests.Crossings;
using FsCheck.Fluent;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Recommendations;

/// <summary>I11: records of recommendations are not sealed, so nothing that names somebody may be in one, whatever was read or matched.</summary>
public sealed class RecommendationPrivacyTests
{
    private const string PlateText = "UTO123";

    private static readonly string[] Secrets =
        ["ERIKSSON", "ANNA", "MARIA", Passport.DocumentNumber, Passport.Optional, Passport.BirthDate, PlateText];

    private static readonly WatchlistMatch Revealing = new(
        "w-1", 1, ["The name Eriksson, Anna Maria is the same.", $"Document {Passport.DocumentNumber}.", $"Plate {PlateText}."], Outcome.Hold, "Ask for Eriksson.");

    [Fact]
    public void Recommended_WhateverWasReadAndMatched_HoldsNoNamePlateOrDocumentNumber() =>
        Properties.Hold(Gen.Choose(0, 7).ArrayOf(20), codes =>
        {
            var lane = new Driver().Do(Arrive(LaneKind.Car));
            foreach (var code in codes)
                lane.Try(Input(code));
            var told = lane.Events.OfType<Recommended>().ToArray();
            Assert.All(told, e => AssertNothingPersonal(Encoding.UTF8.GetString(EventCodec.ToDraft(e).Payload.Span)));
        });

    [Fact]
    public void Recommended_AfterHits_NamesTheEntriesOnly()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate(PlateText), Search(null, Revealing), Document(), Search(1, Revealing), Recommend());

        var reasons = Assert.Single(lane.Events.OfType<Recommended>()).Recommendation.Reasons;

        Assert.Contains(reasons, r => r is { Code: "lookout.traveller", Text: "A watchlist entry matches the traveller: see hit w-1." });
        Assert.Contains(reasons, r => r is { Code: "lookout.vehicle", Text: "A watchlist entry matches the vehicle: see hit w-1." });
        Assert.All(lane.Events.OfType<LookoutHit>(), hit => Assert.True(hit.IsPersonal && hit.Why.Count == 3));
    }

    private static CrossingInput Input(int code) => code switch
    {
        0 => Plate(PlateText),
        1 => Search(null, Revealing),
        2 => Document(),
        3 => Document(expiry: "200101", valid: false, digest: "c"),
        4 => Search(1, Revealing),
        5 => Face(same: false),
        6 => Fail(),
        _ => Recommend(),
    };

    private static void AssertNothingPersonal(string json) =>
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, json, StringComparison.OrdinalIgnoreCase));
}
