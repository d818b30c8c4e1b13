using System.Globalization;
using Border.Domain.Bundles;
using Border.Domain.Faces;
using Border.Domain.Records;
using Border.Edge.Bundles;
using Border.Edge.Certificates;
using Border.Edge.Lanes;
using Border.Journal;
using Border.Link.Node;
using Border.Officer.Desk;

namespace Border.Edge.Desk;

/// <summary>The bar of every page: how link, bundles and journal are, always visible.</summary>
/// <param name="name">The node.</param>
/// <param name="journal">Its journal.</param>
/// <param name="bundles">What is in force.</param>
/// <param name="board">The lanes: whether any device is simulated.</param>
/// <param name="faces">What the policy asks of face comparisons.</param>
/// <param name="link">The link; null for a node that works alone.</param>
/// <param name="time">Ages.</param>
/// <param name="certificates">When the node's certificates end; null to say nothing of them.</param>
internal sealed class NodeStates(
    NodeName name,
    IJournal journal,
    NodeBundles bundles,
    LaneBoard board,
    Func<FaceThreshold> faces,
    Func<LinkStatus>? link,
    TimeProvider time,
    Func<IReadOnlyList<CertificateEnd>>? certificates = null)
{
    private static readonly (string Kind, string Label)[] Shown = [(BundleKinds.Watchlist, "Watchlist"), (BundleKinds.Policy, "Policy")];

    /// <summary>As they are now.</summary>
    public NodeScreen Screen()
    {
        var status = link?.Invoke(); // once, so that the bar and the words beside it agree
        return new NodeScreen(
            name.ToString(),
            [Link(status), Journal(), .. Shown.Select(kind => Bundle(kind.Kind, kind.Label)), .. Faces(), .. Keys(), .. Certificates()],
            board.All.Any(lane => lane.Devices.Any(device => device.Simulated)),
            status is null ? null : CutOffWords.Of(status, Find(BundleKinds.Watchlist), time.GetUtcNow()));
    }

    private StateScreen Link(LinkStatus? status)
    {
        if (status is null)
            return new StateScreen("Link", "none", Tone.Calm, "This node is set up to work alone.");
        var waiting = status.Backlog > 0 ? string.Create(CultureInfo.InvariantCulture, $", {status.Backlog} to send") : "";
        return status.State switch
        {
            LinkState.Connected => new StateScreen("Link", $"on{waiting}", Tone.Good),
            LinkState.Waiting => new StateScreen("Link", $"waiting for the centre{waiting}", Tone.Warn, status.Reason),
            LinkState.Refused => new StateScreen("Link", $"refused{waiting}", Tone.Bad, status.Reason),
            _ => new StateScreen("Link", $"off {Ages.Of(time.GetUtcNow() - status.Since)}{waiting}", Tone.Warn, $"{status.Reason} Everything goes on; it is sent later."),
        };
    }

    private StateScreen Journal()
    {
        var status = journal.Status;
        return status.Health switch
        {
            JournalHealth.Healthy => new StateScreen("Journal", "good", Tone.Good),
            JournalHealth.Full => new StateScreen("Journal", "full", Tone.Bad, status.Explanation ?? ""),
            _ => new StateScreen("Journal", "failed", Tone.Bad, status.Explanation ?? ""),
        };
    }

    /// <summary>Only where something is wrong: the bar is short.</summary>
    private StateScreen[] Faces() =>
        faces() is { Problem: { } problem } threshold ? [new StateScreen("Faces", "built-in threshold", Tone.Warn, $"{problem} {threshold.Explanation}")] : [];

    private IEnumerable<StateScreen> Certificates() =>
        (certificates?.Invoke() ?? []).Select(certificate => CertificateWords.Of(certificate, time.GetUtcNow())).OfType<StateScreen>();

    private StateScreen[] Keys() => bundles.KeysDueAt < time.GetUtcNow()
        ? [new StateScreen("Keys", "renewal due", Tone.Warn, $"The holders of the root keys should have confirmed the centre's keys {Ages.Of(time.GetUtcNow() - bundles.KeysDueAt)} ago. Everything goes on with the keys known here.")]
        : [];

    private StateScreen Bundle(string kind, string label)
    {
        if (Find(kind) is not { } bundle)
            return kind == BundleKinds.Policy
                ? new StateScreen(label, "built-in", Tone.Calm, "No policy has come from the centre yet: the built-in one is used.")
                : new StateScreen(label, "none", Tone.Warn, "None has come from the centre yet.");
        var now = time.GetUtcNow();
        var age = Ages.Of(now - bundle.IssuedAt);
        if (bundle.IsWithdrawn)
            return new StateScreen(label, $"{age} old, key withdrawn", Tone.Warn, "The key that signed it was withdrawn. It stays in use until the centre has sent one signed with the new key.");
        if (bundle.ExpiresAt < now)
            return new StateScreen(label, $"expired, {age} old", Tone.Warn, "It stays in use until a newer one comes.");
        if (bundles.Catalogue is not { } catalogue)
            return new StateScreen(label, $"{age} old", Tone.Good);
        if (catalogue.Find(kind)?.Version > bundle.Version)
            return new StateScreen(label, $"{age} old, newer one coming", Tone.Warn, "The centre has a newer one that is not here yet. This one stays in use until then.");
        return catalogue.ExpiresAt < now
            ? new StateScreen(label, $"{age} old, unconfirmed", Tone.Warn, $"The centre last confirmed it {Ages.Of(now - catalogue.IssuedAt)} ago. There may be a newer one.")
            : new StateScreen(label, $"{age} old", Tone.Good);
    }

    private BundleInUse? Find(string kind) => bundles.InUse.FirstOrDefault(bundle => bundle.Kind == kind);
}
