using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Border.Domain.Bundles;
using Border.Domain.Events;
using Border.Domain.Faces;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Domain.Secondary;
using Border.Domain.Stays;
using Border.Domain.Tests.Crossings;
using Border.Domain.Tests.Faces;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using Border.Testing;

namespace Border.Domain.Tests.Events;

/// <summary>
/// The JSON of every event and message is what nodes in the field and ledgers already hold: fields may be added, never renamed or given
/// another meaning. After an addition, copy the text that the failing test names over Events/frozen.json and look at the difference.
/// </summary>
public sealed class FrozenJsonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Json_OfEveryEventAndMessage_IsFrozen()
    {
        var now = Snapshot();
        var frozen = RepositoryFolder.PathOf("tests/Border.Domain.Tests/Events/frozen.json");
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "frozen.json"), now);
        Assert.Equal(File.ReadAllText(frozen), now);
    }

    [Fact]
    public void FrozenEvents_OfTheField_AreStillRead()
    {
        var frozen = JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathOf("tests/Border.Domain.Tests/Events/frozen.json")))!;
        foreach (var node in frozen["events"]!.AsArray())
        {
            var json = node!.ToJsonString();
            Assert.Equal(json, JsonNode.Parse(EventSamples.Json(JsonSerializer.Deserialize(json, EventJson.Default.BorderEvent)!))!.ToJsonString());
        }
    }

    [Fact]
    public void EveryEventType_HasASampleWithEveryFieldSet()
    {
        var types = typeof(BorderEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(BorderEvent)) && !t.IsAbstract).ToHashSet();
        Assert.Equal(types, EventSamples.All.Select(e => e.GetType()).ToHashSet());
        foreach (var samples in EventSamples.All.GroupBy(e => e.GetType()))
        {
            Assert.All(samples, e => Assert.Equal(e.Kind, JsonNode.Parse(EventSamples.Json(e))!["type"]!.GetValue<string>()));
            Assert.All(samples.Key.GetProperties(), p => Assert.Contains(samples, e => p.GetValue(e) is not null));
        }
    }

    [Fact]
    public void Serialisation_UsesNoReflection()
    {
        Assert.False(JsonSerializer.IsReflectionEnabledByDefault);
        foreach (var type in EventSamples.All.Select(e => e.GetType()))
            Assert.NotNull(EventJson.Default.GetTypeInfo(type));
        Assert.NotNull(RecordJson.Default.GetTypeInfo(typeof(JournalRecord)));
        Assert.NotNull(BundleJson.Default.GetTypeInfo(typeof(BundleHeader)));
        foreach (var type in new[] { typeof(CrossingPolicy), typeof(StaffList), typeof(StaffMember), typeof(WatchlistHead), typeof(WatchlistEntry) })
            Assert.NotNull(PayloadJson.Default.GetTypeInfo(type));
    }

    private static string Snapshot()
    {
        var record = RecordCodec.Encode(
            new NodeName("north", "n1"),
            new RecordPosition(1, 2),
            new(1_763_790_000_000, 3),
            new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            EventCodec.ToDraft(EventSamples.All[0], "l1"));
        var sealedRecord = RecordCodec.Encode(
            new NodeName("north", "n1"),
            new RecordPosition(1, 3),
            new(1_763_790_000_000, 4),
            new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            new RecordDraft("plate.read", new byte[] { 1, 2, 3 }, "l1", Samples.Id, "v-1", Samples.Id));
        var bundle = new BundleEnvelope
        {
            Kind = "policy",
            Version = 3,
            IssuedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(1),
            Digest = new string('d', 64),
            Payload = [1, 2, 3],
            Signature = [4, 5, 6],
        };
        var catalogue = new BundleCatalogue
        {
            Version = 7,
            IssuedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(1),
            Bundles = [new CatalogueEntry("policy", 3, new string('e', 64), 900)],
            Signature = [7, 8, 9],
        };
        var policy = new CrossingPolicy
        {
            Version = 3,
            Face = FaceRule.Always,
            WatchlistMaxAgeDays = 4,
            Rules = new SortedDictionary<string, Outcome> { [Finding.Random] = Outcome.Secondary },
            AutomaticLanes = ["l1"],
            FaceMatch = new FaceMatchRule(0.001, FaceCalibrationTests.Sample),
            Findings = [new() { Code = "own.minor", When = "traveller.age < 18", Outcome = Outcome.Secondary, Missing = "age", Text = new Dictionary<string, string> { ["en"] = "A minor." } }],
            Stays = new StayPolicy
            {
                Rule = StayRule.Schengen,
                Nationalities = [new(["UTO"], null, "Own citizens."), new(["BRA"], new(60, 120))],
                ExemptDocuments = [new(["AR"], ["UTO"])],
                Missing = MissingPassage.Stayed,
                MaxAgeDays = 2,
            },
            ApproveBySecond = [SecondApproval.AdmitLookout, SecondApproval.Refuse],
            Secondary = new SecondaryPolicy
            {
                Questions = [new() { Code = "own.question", For = ["document.*", "*"], Text = new Dictionary<string, string> { ["en"] = "Why?" } }],
                Findings = [new() { Code = "own.finding", Verdict = FindingVerdict.Refuted, For = ["random"], Text = new Dictionary<string, string> { ["en"] = "Clean." } }],
            },
        };
        var staff = new StaffList([new("o.one", "One", [Role.Officer, Role.Supervisor], "pbkdf2-sha512$1$a$b", "en", ["north"])]);
        var watchlist = new Watchlist(
        [
            new()
            {
                Id = "w-1",
                Kind = WatchlistKind.Person,
                Names = ["A B"],
                BirthDate = new DateOnly(1974, 8, 12),
                DocumentNumber = "1",
                Issuer = "UTO",
                Plate = "AB1",
                Country = "UTO",
                Asks = Outcome.Hold,
                Instruction = "Call 7.",
            },
            new() { Id = "w-2", Kind = WatchlistKind.Vehicle, Plate = "AB2", Looks = new(VehicleCategory.Bus, VehicleColour.Other, "DAF"), Asks = Outcome.Admit, Instruction = "" },
        ]);
        var all = new JsonObject
        {
            ["events"] = new JsonArray([.. EventSamples.All.Select(e => JsonNode.Parse(EventSamples.Json(e)))]),
            ["records"] = new JsonArray(Node(record), Node(sealedRecord)),
            ["bundle"] = Node(bundle.ToBytes()[3..^7]),
            ["bundleSigned"] = Encoding.UTF8.GetString(bundle.SignedBytes()),
            ["catalogue"] = Node(catalogue.ToBytes()),
            ["catalogueSigned"] = Encoding.UTF8.GetString(catalogue.SignedBytes()),
            ["policy"] = Node(BundlePayload.Write(policy)),
            ["staff"] = Node(BundlePayload.Write(staff)),
            ["watchlist"] = new JsonArray([.. Encoding.UTF8.GetString(BundlePayload.Write(watchlist)).TrimEnd().Split('\n').Select(line => JsonNode.Parse(line))]),
        };
        return all.ToJsonString(Indented) + "\n";
    }

    private static JsonNode? Node(byte[] json) => JsonNode.Parse(json);
}
