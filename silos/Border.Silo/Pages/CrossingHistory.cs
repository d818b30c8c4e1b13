using Border.Command;
using Border.Command.Desk;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Ledger;
using Border.Ledger.Crossings;
using Border.Ledger.Evidence;

namespace Border.Silo.Pages;

/// <summary>Reads a crossing's records for a screen, opening only what who looks may see (invariant I11).</summary>
/// <param name="ledger">Keys.</param>
/// <param name="records">Finds the records of a crossing.</param>
/// <param name="logger">Says who opened personal parts of which crossing.</param>
/// <param name="archive">Images; null where none are taken.</param>
internal sealed partial class CrossingHistory(
    ILedger ledger, ICrossingRecords records, ILogger<CrossingHistory> logger, IEvidenceArchive? archive = null)
{
    private const int MaxKeys = 1000;

    /// <summary>The crossing as who looks may see it.</summary>
    public async Task<CrossingScreen> ReadAsync(CrossingRow row, CommandView who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(who);
        var personal = who.MaySeeTravellersAt(row.Post);
        var (read, keys) = await OpenAsync(row, personal, cancellation);
        if (keys.Count > 0)
            LogOpened(who.StaffId, row.Crossing);
        var screens = read.OrderBy(r => r.Record?.Hlc).ThenBy(r => r.Stored.Key.Position).Select(r => Screen(r.Stored, r.Record, keys, personal));
        return new CrossingScreen(row, [.. screens], personal);
    }

    /// <summary>An image that a record of the crossing refers to; null when it is not here or not for who looks.</summary>
    public async Task<ImageContent?> ReadImageAsync(CrossingRow row, string digest, CommandView who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(who);
        if (archive is null || !who.MaySeeTravellersAt(row.Post))
            return null;
        var (read, keys) = await OpenAsync(row, personal: true, cancellation);
        var image = read.Select(r => r.Record is null ? null : ImageOf(Read(r.Record, keys))).FirstOrDefault(i => i?.Digest == digest);
        if (image is null || await archive.ReadAsync(image, cancellation) is not { } bytes)
            return null;
        LogOpened(who.StaffId, row.Crossing);
        return new ImageContent(bytes, new ImageScreen(image.Digest, image.MediaType, IsHere: true));
    }

    private async Task<((LedgerRecord Stored, JournalRecord? Record)[] Read, IReadOnlyDictionary<Guid, SubjectKey> Keys)> OpenAsync(
        CrossingRow row, bool personal, CancellationToken cancellation)
    {
        var read = (await records.ReadAsync(row, cancellation)).Select(r => (Stored: r, Record: Decode(r.Body.Span))).ToArray();
        return (read, personal ? await FindKeysAsync(read.Select(r => r.Record?.Key), cancellation) : new Dictionary<Guid, SubjectKey>());
    }

    private async Task<IReadOnlyDictionary<Guid, SubjectKey>> FindKeysAsync(IEnumerable<Guid?> ids, CancellationToken cancellation)
    {
        Guid[] wanted = [.. ids.OfType<Guid>().Distinct().Take(MaxKeys)];
        return wanted.Length == 0 ? new Dictionary<Guid, SubjectKey>() : await ledger.FindKeysAsync(wanted, cancellation);
    }

    private RecordScreen Screen(LedgerRecord stored, JournalRecord? record, IReadOnlyDictionary<Guid, SubjectKey> keys, bool personal)
    {
        var told = record is null || (record.Sealed is not null && !personal) ? null : Read(record, keys);
        return new RecordScreen
        {
            Position = stored.Key.Position.ToString(),
            At = record?.At ?? stored.CommittedAt,
            Kind = record?.Kind ?? "unknown",
            Visibility = Visibility(record, told, keys, personal),
            Lines = told is null ? [] : RecordWords.Of(told, personal),
            Ai = told is null ? null : RecordWords.AiOf(told),
            Image = personal && archive is not null && ImageOf(told) is { } image ? ScreenOf(image) : null,
            Hash = Convert.ToHexStringLower(stored.Hash.Span[..6]),
        };
    }

    private ImageScreen ScreenOf(EvidenceRef image) =>
        new(image.Digest, image.MediaType, IsHere: archive!.Stored([SealedEvidence.Of(image)]).Count > 0);

    private static EvidenceRef? ImageOf(BorderEvent? told) => told switch
    {
        PlateRead e => e.Image,
        DocumentRead e => e.Image,
        FaceCompared e => e.Image,
        ChipChecked e => e.Portrait,
        ReadingFailed e => e.Image,
        _ => null,
    };

    private static RecordVisibility Visibility(
        JournalRecord? record, BorderEvent? told, IReadOnlyDictionary<Guid, SubjectKey> keys, bool personal) => record switch
        {
            null => RecordVisibility.Unreadable,
            { Sealed: not null } when !personal => RecordVisibility.NotForRole,
            { Sealed: not null, Key: { } id } when !keys.ContainsKey(id) => RecordVisibility.Erased,
            _ => told is null ? RecordVisibility.Unreadable : RecordVisibility.Shown,
        };

    private static JournalRecord? Decode(ReadOnlySpan<byte> body)
    {
        try
        {
            return RecordCodec.Decode(body);
        }
        catch (InvalidRecordException)
        {
            return null;
        }
    }

    private static BorderEvent? Read(JournalRecord record, IReadOnlyDictionary<Guid, SubjectKey> keys)
    {
        try
        {
            return EventCodec.FromRecord(record, record.Key is { } id ? keys.GetValueOrDefault(id) : null);
        }
        catch (InvalidRecordException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Staff} opened the personal parts of crossing {Crossing}.")]
    private partial void LogOpened(string staff, Guid crossing);
}
