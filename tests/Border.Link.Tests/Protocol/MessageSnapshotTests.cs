using System.Text;
using System.Text.Json;
using Border.Domain.Records;
using Border.Domain.Time;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Commands;
using Border.Link.Evidence;
using Border.Link.Protocol;
using Border.Testing;

namespace Border.Link.Tests.Protocol;

/// <summary>Freezes what goes over the line: a change here breaks nodes in the field, so it needs a new minor or major version.</summary>
public class MessageSnapshotTests
{
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly SignedCheckpoint Signed = new(new(1, 40), new byte[32], DateTimeOffset.FromUnixTimeMilliseconds(1763790000000), [4, 5, 6]);
    private static readonly string Digest = new('a', 64);

    [Fact]
    [Clause("P-3.1")]
    public void Messages_AsWritten_AreFrozen()
    {
        string snapshot = File.ReadAllText(RepositoryFolder.PathOf("tests/Border.Link.Tests/Protocol/messages.snapshot.txt"));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "messages.received.txt"), Render()); // to compare and, if meant, to copy

        Assert.Equal(snapshot, Render(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    [Clause("P-7.2", "P-7.1")]
    public void State_WithUnknownFieldsOfALaterMinor_IsReadAsIfTheyWereNotThere()
    {
        NodeState state = LinkJson.Read(
            """{"online":true,"instance":"0f8fad5b-d9cb-469f-a165-70867728950e","connection":2,"minor":7,"new":{"a":[1]},"head":"1:9"}"""u8,
            LinkJson.Default.NodeState);

        Assert.True(state.Online);
        Assert.Equal(7, state.Minor);
        Assert.Equal(new RecordPosition(1, 9), state.Head);
    }

    private static string Render()
    {
        var text = new StringBuilder();
        void Add(string name, byte[] json) => text.Append(name).Append(' ').Append(Encoding.UTF8.GetString(json)).Append('\n');

        Add("birth", LinkJson.Write(
            new NodeState
            {
                Online = true,
                Instance = Id,
                Connection = 3,
                Minor = 0,
                Software = "0.1.0",
                Hlc = new HlcTimestamp(1763790000000, 4),
                Head = new(2, 17),
                Acknowledged = new(1, 40),
                Bundles = new Dictionary<string, long> { ["watchlist"] = 12 },
                Checkpoint = Signed,
            },
            LinkJson.Default.NodeState));
        Add("will", LinkJson.Write(new NodeState { Online = false, Instance = Id, Connection = 3, Reason = "lost" }, LinkJson.Default.NodeState));
        Add("batch-header", JsonSerializer.SerializeToUtf8Bytes(
            new BatchHeader { Instance = Id, Attempt = 2, First = new(1, 41), Count = 3, PreviousHash = new byte[32], Keys = [new(Id, "s-1", [1, 2, 3])] },
            LinkJson.Default.BatchHeader));
        foreach (AckOutcome outcome in Enum.GetValues<AckOutcome>())
        {
            Add("ack", LinkJson.Write(new Ack { Outcome = outcome, Instance = Id, Attempt = 2, Through = new(1, 40) }, LinkJson.Default.Ack));
        }

        Add("ack-full", LinkJson.Write(
            new Ack
            {
                Outcome = AckOutcome.Accepted,
                Instance = Id,
                Attempt = 2,
                Through = new(1, 43),
                Quarantined = [new(1, 42)],
                Reason = "why",
                RetryAfterMs = 1500,
                Minor = 0,
                Hlc = new HlcTimestamp(1763790000001, 0),
                Checkpoint = Signed,
            },
            LinkJson.Default.Ack));
        JsonElement payload = JsonElement.Parse("""{"lane":"2"}""");
        Add("command", LinkJson.Write(new Command { Id = Id, Kind = "lane.close", ExpiresInMs = 60000, IssuedBy = "s17", Payload = payload }, LinkJson.Default.Command));
        foreach (CommandOutcome outcome in Enum.GetValues<CommandOutcome>())
        {
            Add("reply", LinkJson.Write(new CommandReply { Id = Id, Outcome = outcome, Reason = "why", Result = payload }, LinkJson.Default.CommandReply));
        }

        Add("announcement", LinkJson.Write(
            new BundleAnnouncement { Kind = "watchlist", Version = 12, Sha256 = Digest, Bytes = 5000, BaseVersion = 11, Manifest = [9, 8] }, LinkJson.Default.BundleAnnouncement));
        Add("bundle-request", LinkJson.Write(
            new BundleRequest { Kind = "watchlist", Version = 12, Sha256 = Digest, Offset = 4096, Length = 904 }, LinkJson.Default.BundleRequest));
        Add("chunk-header", LinkJson.Write(new ChunkHeader { Sha256 = Digest, Offset = 4096 }, LinkJson.Default.ChunkHeader));
        foreach (BundleOutcome outcome in Enum.GetValues<BundleOutcome>())
        {
            Add("bundle-report", LinkJson.Write(new BundleReport { Kind = "watchlist", Version = 12, Outcome = outcome, Reason = "why" }, LinkJson.Default.BundleReport));
        }

        AddEvidence(Add);
        foreach (LinkChannel channel in Enum.GetValues<LinkChannel>().Where(c => c != LinkChannel.Announcement))
        {
            text.Append("topic ").Append(channel).Append(' ').Append(LinkTopic.For(new("north", "n1"), channel)).Append('\n');
        }

        text.Append("topic Announcement ").Append(LinkTopic.Announcement(new("north", "n1"), "watchlist")).Append('\n');
        return text.ToString();
    }

    private static void AddEvidence(Action<string, byte[]> add)
    {
        var item = new EvidenceItem(Digest, Id, 5028);
        add("evidence-offer", LinkJson.Write(new EvidenceOffer { Instance = Id, Items = [item] }, LinkJson.Default.EvidenceOffer));
        add("evidence-part", LinkJson.Write(new EvidencePartHeader { Instance = Id, Item = item, Offset = 4096 }, LinkJson.Default.EvidencePartHeader));
        foreach (EvidenceOutcome outcome in Enum.GetValues<EvidenceOutcome>())
        {
            var state = new EvidenceState { Digest = Digest, Key = Id, Outcome = outcome, Next = 4096 };
            add("evidence-answer", LinkJson.Write(
                new EvidenceAnswer { Instance = Id, Items = [state], Reason = "why", RetryAfterMs = 1500 }, LinkJson.Default.EvidenceAnswer));
        }
    }
}
