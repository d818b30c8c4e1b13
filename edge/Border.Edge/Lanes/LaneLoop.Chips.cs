using Border.Devices;
using Border.Devices.Chips;
using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Plausibility;
using Border.Domain.Events;
using Border.Domain.Evidence;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private static readonly TimeSpan ChipTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Has the chip read beside the loop; the key is what the document says.</summary>
    private void ReadChip(LaneCrossing crossing, int traveller)
    {
        if (_devices.ChipReader is not { } reader || crossing.State.Travellers.GetValueOrDefault(traveller)?.Document is not { } document)
            return;
        var page = crossing.Pages.GetValueOrDefault(traveller);
        Outside(
            async stop => await ReadChipAsync(reader, crossing.Id, traveller, document, page, stop),
            Unread(crossing.Id, traveller, document, "the reader does not work. Check its cable, or tell the administrator."));
    }

    private async Task<LaneInput?> ReadChipAsync(IChipReader reader, Guid crossing, int traveller, DocumentRead read, CapturedImage? page, CancellationToken stop)
    {
        if (!read.Valid || read.MrzLines.Count == 0)
            return Unread(crossing, traveller, read, "its key is in the printed zone, which is not valid. Scan the document again or type the zone.");
        using var late = new CancellationTokenSource(ChipTimeout, _services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            var reading = await reader.ReadAsync(ChipKey.Of(read.Document), either.Token);
            var (now, today) = (_services.Time.GetUtcNow(), DateOnly.FromDateTime(_services.Time.GetLocalNow().DateTime));
            var check = ChipCheck.Of(read.Document, reading, _services.Trust, now, today);
            var (findings, portrait) = await ComparePortraitsAsync(check, page, reader.Name, stop);
            return new ChipSeen(crossing, traveller, read.Number, reading.Access, check with { Findings = findings }, portrait);
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

    /// <summary>The signed portrait beside the printed one: who changed the photograph of a page could not change the chip's.</summary>
    private async Task<(IReadOnlyList<DocumentFinding> Findings, CapturedImage? Portrait)> ComparePortraitsAsync(
        ChipCheck check, CapturedImage? page, string reader, CancellationToken stop)
    {
        if (check.Portrait is not { } portrait)
            return (check.Findings, null);
        var signed = new CapturedImage(reader, portrait.Image, _services.Time.GetTimestamp(), "DG2");
        var sight = await _services.Recognition.ComparePortraitsAsync(page, signed, stop);
        DocumentFinding? finding = sight switch
        {
            { Failure: { } failure } => new("chip.incomplete", $"The chip's portrait cannot be used: {failure} The face is compared with the printed one."),
            { Same: false } => new("chip.portrait", "The printed portrait does not look like the one that the chip's state signed. Compare both with the traveller."),
            _ => null,
        };
        return ([.. finding is null ? [] : new[] { finding }, .. check.Findings.Take(ChipCheck.MaxFindings - 1)], sight.Failure is null ? signed : null);
    }

    private async Task OnChipAsync(ChipSeen seen)
    {
        if (_open.GetValueOrDefault(seen.Crossing) is not { IsOver: false } crossing
            || crossing.State.Travellers.GetValueOrDefault(seen.Traveller) is not { IsFinal: false, Document: { } document }
            || document.Number != seen.Document)
        {
            return;
        }

        EvidenceRef? image = null;
        if (seen.Portrait is { } portrait)
        {
            crossing.SignedPortraits[seen.Traveller] = portrait;
            crossing.FaceAttempts.Remove(seen.Traveller);
            image = await _services.Recorder.StoreImageAsync(crossing.Keys, document.Person, portrait.Bytes);
        }

        await NoteChipAsync(crossing, seen, image);
        CompareNextFace();
        await RecommendAsync(crossing);
    }

    /// <summary>The wait is over and the chip has not answered: said, so that no recommendation is silent about it. An answer still counts.</summary>
    private async Task NoteLateChipAsync(LaneCrossing crossing, int traveller)
    {
        if (_devices.ChipReader is not null && crossing.State.Travellers.GetValueOrDefault(traveller) is { Chip: null, IsFinal: false, Document: { } document })
            await NoteChipAsync(crossing, Unread(crossing.Id, traveller, document, "it has not answered yet. Leave the document on the reader."));
    }

    private Task<string?> NoteChipAsync(LaneCrossing crossing, ChipSeen seen, EvidenceRef? portrait = null) => ApplyAsync(crossing, new CheckChip(
        seen.Traveller, seen.Check.Authentication?.Verdict, seen.Access, seen.Check.Authentication?.SignerCountry, seen.Check.Findings,
        _devices.ChipReader?.IsSimulated == true, portrait)
    { Crossing = crossing.Id, Zone = seen.Check.Zone });

    private static ChipSeen Unread(Guid crossing, int traveller, DocumentRead document, string problem) => new(
        crossing, traveller, document.Number, ChipAccess.None, new ChipCheck(null, [new DocumentFinding("chip.unread", $"The chip was not read: {problem}")], null));
}
