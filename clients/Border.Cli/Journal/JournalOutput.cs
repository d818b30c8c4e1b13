using System.Text.Json.Serialization;
using Border.Journal.Verification;

namespace Border.Cli.Journal;

/// <summary>What <c>journal verify</c> prints.</summary>
/// <param name="Directory">The journal's directory, absolute.</param>
/// <param name="Node">Whose journal; null when unreadable.</param>
/// <param name="Ok">True when every record is readable, contiguous and chained.</param>
/// <param name="Records">Records checked.</param>
/// <param name="BrokenAt">The first broken position as <c>epoch:sequence</c>; null when none or unknown.</param>
/// <param name="Problem">What is wrong there; null when nothing is.</param>
/// <param name="Epochs">Every epoch, oldest first.</param>
/// <param name="SetAside">Folders of journals that were set aside; each can be verified too.</param>
public sealed record VerifyOutput(
    string Directory, string? Node, bool Ok, long Records, string? BrokenAt, string? Problem, IReadOnlyList<VerifiedEpoch> Epochs, IReadOnlyList<string> SetAside)
{
    /// <summary>From what was found.</summary>
    public static VerifyOutput From(JournalContent found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new(
            found.Directory, found.Node, found.Ok, found.Records, found.BrokenAt?.ToString(), found.Problem,
            [.. found.Epochs.Select(e => new VerifiedEpoch(e.Epoch, e.Last, e.LastHash))], found.SetAside);
    }
}

/// <summary>One epoch that was verified.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="Last">Its last sequence.</param>
/// <param name="LastHash">The chain hash there, lower-case hex: compare it with the centre's.</param>
public sealed record VerifiedEpoch(long Epoch, long Last, string LastHash);

/// <summary>What <c>journal stat</c> prints.</summary>
/// <param name="Directory">The journal's directory, absolute.</param>
/// <param name="Node">Whose journal.</param>
/// <param name="Health"><c>healthy</c> or <c>damaged</c>.</param>
/// <param name="Problem">What is wrong; null when nothing is.</param>
/// <param name="Records">All records.</param>
/// <param name="Last">The last position.</param>
/// <param name="Acknowledged">The outbox cursor: everything through it is at the centre.</param>
/// <param name="Backlog">Records after it.</param>
/// <param name="FileBytes">Database and log on the disk.</param>
/// <param name="Epochs">Every epoch with its records by kind.</param>
/// <param name="SetAside">How many journals were set aside.</param>
public sealed record StatOutput(
    string Directory, string? Node, string Health, string? Problem, long Records, string? Last, string Acknowledged, long Backlog, long FileBytes,
    IReadOnlyList<EpochContent> Epochs, int SetAside)
{
    /// <summary>From what was found.</summary>
    public static StatOutput From(JournalContent found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var last = found.Epochs.Count == 0 ? null : $"{found.Epochs[^1].Epoch}:{found.Epochs[^1].Last}";
        return new(
            found.Directory, found.Node, found.Ok ? "healthy" : "damaged", found.Problem, found.Records, last, found.Acknowledged.ToString(),
            found.Backlog, found.FileBytes, found.Epochs, found.SetAside.Count);
    }
}

/// <summary>Source-generated JSON of the journal verbs.</summary>
[JsonSerializable(typeof(VerifyOutput))]
[JsonSerializable(typeof(StatOutput))]
public sealed partial class JournalJson : JsonSerializerContext;
