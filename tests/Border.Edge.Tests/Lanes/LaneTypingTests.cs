using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Documents.Typing;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Subjects;
using Border.Domain.Watchlists;
using Border.Edge.Alerts;
using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Link.Commands;

namespace Border.Edge.Tests.Lanes;

/// <summary>What officers type where no machine can read.</summary>
public sealed class LaneTypingTests
{
    private static readonly TravelDocument Smith = Images.Document("smith");

    [Fact]
    public async Task Document_TypedAfterAFailedReading_IsOnDiskSearchedAndRecommended_I1()
    {
        await using var lane = await LaneFixture.StartAsync();
        LookOutFor(lane, new WatchlistEntry
        {
            Id = "w-9",
            Kind = WatchlistKind.Document,
            DocumentNumber = Smith.DocumentNumber,
            Issuer = "UTO",
            Asks = Outcome.Hold,
            Instruction = "Call 7.",
        });
        lane.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(() => lane.Traveller?.Failure is not null);
        Assert.Null(await lane.AskAsync(Typing(lane, Smith)));
        Assert.Equal(("SMITH", "o.1"), (lane.Traveller!.Document!.Document.Surname, lane.Traveller.Document.TypedBy));
        Assert.Equal("w-9", Assert.Single(lane.Traveller.Hits).Entry);
        var records = await lane.RecordsAsync();
        Assert.Equal(["reading.failed", "document.read", "watchlist.checked"], records.Where(r => r.Crossing is not null).Select(r => r.Kind).Skip(1).Take(3));
        Assert.StartsWith("t-", records.Single(r => r.Kind == "document.read").Subject);
        lane.Clock.Advance(TimeSpan.FromSeconds(7));
        await Until.Async(() => lane.Traveller?.Recommended is { Recommendation.Outcome: Outcome.Hold, Milliseconds: null });
    }

    [Fact]
    public async Task Document_TypedFromAPageThatFailed_HasItsFaceComparedWithThatPage()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(() => lane.Traveller?.Failure is not null);
        Assert.Null(await lane.AskAsync(Typing(lane, Smith)));
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Face is { Same: true });
        await Until.Async(() => lane.Traveller?.Recommended?.Recommendation.Reasons.Any(r => r.Code == Finding.DocumentTyped) == true);
    }

    [Fact]
    public async Task Document_ScannedWhileTheOfficerTyped_StaysAndNoSearchOfTheTypedOneIsRecorded()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(() => lane.Traveller?.Failure is not null);
        var typed = Typing(lane, Images.Document("jones"));
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Watchlist is not null);
        Assert.Contains("while you typed", await lane.AskAsync(typed), StringComparison.Ordinal);
        Assert.Equal("SMITH", lane.Traveller!.Document!.Document.Surname);
        Assert.Single(await lane.KindsAsync(), kind => kind == "watchlist.checked");
    }

    [Fact]
    public async Task Document_ScannedAfterItWasTyped_ReplacesItOnFoot()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(() => lane.Traveller?.Failure is not null);
        Assert.Null(await lane.AskAsync(Typing(lane, Images.Document("smth"))));
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is { TypedBy: null });
        Assert.Equal("SMITH", lane.Traveller!.Document!.Document.Surname);
    }

    [Fact]
    public async Task Plate_NeverRead_IsTypedAndItsPictureStays()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        for (var tries = 1; tries <= LaneLoop.PlateTries; tries++)
        {
            lane.Cameras[DeviceRole.Plate].Show("empty");
            await Until.Async(() => lane.Recognition.PlatesRead == tries);
        }

        await Until.Async(() => lane.Current?.PlateFailure is { Image: not null });
        var image = lane.Current!.PlateImage;
        Assert.Null(await lane.AskAsync(new TypePlate("AB123CD", "UTO", "o.1", 0) { Crossing = lane.Current.Id }));
        Assert.Equal(("AB123CD", "o.1", image), (lane.Current!.Plate!.Text, lane.Current.Plate.TypedBy, lane.Current.PlateImage));
        Assert.NotNull(lane.Current.VehicleWatchlist);
    }

    [Fact]
    public async Task FailedReading_ItsImage_IsSealedWithTheCrossingsOwnKeyAndGoneWhenThatIsErased_I11()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(() => lane.Traveller?.DocumentImage is not null);
        var image = lane.Traveller!.DocumentImage!;
        var subject = Pseudonym.Unidentified(lane.Current!.Id);
        var key = await lane.Journal.FindKeyAsync(image.Key, CancellationToken.None);
        Assert.Equal(subject, key!.Subject);
        Assert.Equal(Images.Jpeg("broken"), await lane.Evidence.ReadAsync(image, key, CancellationToken.None));
        Assert.Equal(1, await lane.Journal.EraseSubjectAsync(subject, CancellationToken.None));
        Assert.Null(await lane.Evidence.ReadAsync(image, await lane.Journal.FindKeyAsync(image.Key, CancellationToken.None), CancellationToken.None));
    }

    [Fact]
    public async Task Subject_Erased_TakesAlongTheImagesOfItsCrossingsThatNobodyCouldRead_I11()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(() => lane.Traveller?.DocumentImage is not null);
        var image = lane.Traveller!.DocumentImage!;
        Assert.Null(await lane.AskAsync(Typing(lane, Smith)));
        var person = lane.Traveller!.Document!.Person;
        var commands = new NodeCommands(lane.Folder["commands"], lane.Journal, lane.Recorder, new LaneHost([lane.Loop]), lane.Exceptions, new NodeAlerts(lane.Folder["alerts.json"], lane.Clock), lane.Clock);
        var erase = new Command
        {
            Id = Guid.NewGuid(),
            Kind = "subject.erase",
            ExpiresInMs = 60_000,
            Payload = JsonDocument.Parse($$"""{"subject":"{{person}}"}""").RootElement,
        };
        Assert.Equal(CommandOutcome.Done, (await commands.ExecuteAsync(erase, CancellationToken.None)).Outcome);
        Assert.Null(await lane.Journal.FindKeyAsync(image.Key, CancellationToken.None));
        Assert.Equal(
            [person, Pseudonym.Unidentified(lane.Current!.Id)], (await lane.RecordsAsync()).Where(r => r.Kind == "subject.erased").Select(r => r.Subject));
    }

    [Fact]
    public async Task FailedReadings_WithoutEnd_KeepABoundedNumberOfImages()
    {
        await using var lane = await LaneFixture.StartAsync();
        for (var n = 0; n < LaneLoop.FailedImages + 10; n++)
        {
            lane.Cameras[DeviceRole.Document].Show($"broken-{n}");
            await Until.Async(() => lane.Recognition.PagesRead > n && lane.Screen?.WaitingPages == 0);
        }

        await Until.Async(async () => (await lane.KindsAsync()).Count(kind => kind == "reading.failed") == LaneLoop.FailedImages);
        Assert.Equal(LaneLoop.FailedImages, Directory.GetFiles(lane.Folder["evidence"], "*.sealed", SearchOption.AllDirectories).Length);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
    }

    private static TypeDocument Typing(LaneFixture lane, TravelDocument document) =>
        new(1, new TypedDocument(document, [], true, []), "o.1", lane.Traveller?.Document?.Number ?? 0) { Crossing = lane.Current!.Id };

    private static void LookOutFor(LaneFixture lane, WatchlistEntry entry)
    {
        var now = TimeProvider.System.GetUtcNow();
        var bundle = new BundleEnvelope { Kind = BundleKinds.Watchlist, Version = 4, IssuedAt = now, Digest = "", Payload = BundlePayload.Write(new Watchlist([entry])) };
        Assert.Null(lane.Rules.Apply(bundle));
    }
}
