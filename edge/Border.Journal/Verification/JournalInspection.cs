using Border.Domain.Records;

namespace Border.Journal.Verification;

/// <summary>What one epoch of a journal holds.</summary>
/// <param name="Epoch">Its number.</param>
/// <param name="Records">How many records.</param>
/// <param name="Last">The last sequence.</param>
/// <param name="Bytes">Their bodies' bytes.</param>
/// <param name="LastHash">The chain hash after the last record, lower-case hex.</param>
/// <param name="Kinds">Records by kind; empty when they were not asked for.</param>
public sealed record EpochContent(long Epoch, long Records, long Last, long Bytes, string LastHash, IReadOnlyDictionary<string, long> Kinds);

/// <summary>What a journal's directory holds, read from outside.</summary>
/// <param name="Directory">Which.</param>
/// <param name="Node">Whose journal; null when it could not be read.</param>
/// <param name="Ok">True when every record is readable, contiguous and chained.</param>
/// <param name="BrokenAt">The first position that is not; null when <paramref name="Ok"/> or unknown.</param>
/// <param name="Problem">What is wrong there, in words.</param>
/// <param name="Records">Records read.</param>
/// <param name="Epochs">Every epoch, oldest first.</param>
/// <param name="Acknowledged">The outbox cursor.</param>
/// <param name="Backlog">Records after it.</param>
/// <param name="FileBytes">Database and log on the disk.</param>
/// <param name="SetAside">Folders with journals that were set aside.</param>
public sealed record JournalContent(
    string Directory,
    string? Node,
    bool Ok,
    RecordPosition? BrokenAt,
    string? Problem,
    long Records,
    IReadOnlyList<EpochContent> Epochs,
    RecordPosition Acknowledged,
    long Backlog,
    long FileBytes,
    IReadOnlyList<string> SetAside);
