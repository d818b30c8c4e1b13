using Border.Devices.Chips;
using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Plausibility;
using Border.Domain.Events;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private static readonly TimeSpan ChipTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Has the chip read beside the loop; the key is what the document says.</summary>
    private void ReadChip(LaneCrossing crossing, int traveller)
    {
        if (_devices.ChipReader is not { } reader || crossing.State.Travellers.GetValueOrDefault(traveller)?.Document is not { } document)
            return;
        Outside(
            async stop => await ReadChipAsync(reader, crossing.Id, traveller, document, stop),
            Unread(crossing.Id, traveller, document, "the reader does not work. Check its cable, or tell the administrator."));
    }

    private async Task<LaneInput?> ReadChipAsync(IChipReader reader, Guid crossing, int traveller, DocumentRead read, CancellationToken stop)
    {
        if (!read.Valid || read.MrzLines.Count == 0)
            return Unread(crossing, traveller, read, "its key is in the printed zone, which is not valid. Scan the document again or type the zone.");
        using var late = new CancellationTokenSource(ChipTimeout, _services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            var reading = await reader.ReadAsync(ChipKey.Of(read.Document), either.Token);
            var (now, today) = (_services.Time.GetUtcNow(), DateOnly.FromDateTime(_services.Time.GetLocalNow().DateTime));
            return new ChipSeen(crossing, traveller, read.Number, reading.Access, ChipCheck.Of(read.Document, reading, _services.Trust, now, today));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Unread(crossing, traveller, read, "it took too long. Lay the document on the reader again.");
        }
        catch (IOException e)
        {
            return Unread(crossing, traveller, read, e.Message);
        }
    }

    private async Task OnChipAsync(ChipSeen seen)
    {
        if (_open.GetValueOrDefault(seen.Crossing) is not { IsOver: false } crossing
            || crossing.State.Travellers.GetValueOrDefault(seen.Traveller) is not { IsFinal: false, Document: { } document }
            || document.Number != seen.Document)
        {
            return;
        }

        await NoteChipAsync(crossing, seen);
        await RecommendAsync(crossing);
    }

    /// <summary>The wait is over and the chip has not answered: said, so that no recommendation is silent about it. An answer still counts.</summary>
    private async Task NoteLateChipAsync(LaneCrossing crossing, int traveller)
    {
        if (_devices.ChipReader is not null && crossing.State.Travellers.GetValueOrDefault(traveller) is { Chip: null, IsFinal: false, Document: { } document })
            await NoteChipAsync(crossing, Unread(crossing.Id, traveller, document, "it has not answered yet. Leave the document on the reader."));
    }

    private Task<string?> NoteChipAsync(LaneCrossing crossing, ChipSeen seen) => ApplyAsync(crossing, new CheckChip(
        seen.Traveller, seen.Check.Authentication?.Verdict, seen.Access, seen.Check.Authentication?.SignerCountry, seen.Check.Findings,
        _devices.ChipReader?.IsSimulated == true)
    { Crossing = crossing.Id, Zone = seen.Check.Zone });

    private static ChipSeen Unread(Guid crossing, int traveller, DocumentRead document, string problem) => new(
        crossing, traveller, document.Number, ChipAccess.None, new ChipCheck(null, [new DocumentFinding("chip.unread", $"The chip was not read: {problem}")], null));
}
