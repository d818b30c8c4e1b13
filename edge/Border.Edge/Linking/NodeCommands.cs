using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Edge.Alerts;
using Border.Edge.Exceptions;
using Border.Edge.Lanes;
using Border.Edge.Recording;
using Border.Edge.Stays;
using Border.Edge.Vehicles;
using Border.Journal;
using Border.Journal.Disk;
using Border.Link.Commands;
using Border.Link.Node;

namespace Border.Edge.Linking;

/// <summary>Does what the centre asks: <c>lane.open</c>, <c>lane.close</c>, <c>subject.erase</c>, <c>epoch.start</c>, <c>alert.show</c>, <c>stay.told</c>, <c>vehicle.told</c>. Replies are kept on disk, so that a command happens once.</summary>
/// <param name="folder">Where replies are kept.</param>
/// <param name="journal">Erases and starts epochs.</param>
/// <param name="recorder">Journals what was done.</param>
/// <param name="lanes">Opens and closes.</param>
/// <param name="exceptions">Forgets those of who is erased.</param>
/// <param name="alerts">Shows officers what the centre found out.</param>
/// <param name="time">Tells which replies are old.</param>
internal sealed class NodeCommands(
    string folder, IJournal journal, EventRecorder recorder, LaneHost lanes, HitExceptions exceptions, NodeAlerts alerts, TimeProvider time) : ICommandHandler
{
    private const string StayTold = "stay.told";
    private const string VehicleTold = "vehicle.told";
    private const int PageRecords = 2000;
    private const int PageBytes = 8 * 1024 * 1024;

    /// <summary>How long replies are kept: longer than any command lives.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>Keeps what the centre tells of other posts; null for a node that counts no stays.</summary>
    public StayBook? Stays { get; init; }

    /// <summary>Keeps what the centre tells of vehicles at other posts; null for a node that keeps no such book.</summary>
    public VehicleBook? Vehicles { get; init; }

    /// <inheritdoc />
    public async Task<CommandReply?> FindReplyAsync(Guid id, CancellationToken cancellation)
    {
        if (!File.Exists(FileOf(id)))
            return null;
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(FileOf(id), cancellation), CommandJson.Default.CommandReply);
        }
        catch (JsonException)
        {
            // Torn by a power cut while it was written: every command may be done again without harm.
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<CommandReply> ExecuteAsync(Command command, CancellationToken cancellation)
    {
        var (outcome, reason) = await DoAsync(command, cancellation);
        var reply = new CommandReply { Id = command.Id, Outcome = outcome, Reason = reason };
        // Comes with every traveller and vehicle, and done twice it changes nothing.
        if (command.Kind is not (StayTold or VehicleTold))
            Keep(reply);
        return reply;
    }

    private async Task<(CommandOutcome, string?)> DoAsync(Command command, CancellationToken cancellation)
    {
        CommandPayload payload;
        try
        {
            payload = command.Payload?.Deserialize(CommandJson.Default.CommandPayload) ?? new CommandPayload();
        }
        catch (JsonException)
        {
            return (CommandOutcome.Failed, "The command's payload is not of the form that this node knows.");
        }

        var by = command.IssuedBy ?? "centre";
        return command.Kind switch
        {
            "lane.open" => Result(await lanes.SwitchAsync(payload.Lane, true, by, cancellation)),
            "lane.close" => Result(await lanes.SwitchAsync(payload.Lane, false, by, cancellation)),
            "subject.erase" => Result(await EraseAsync(payload.Subject, by, cancellation)),
            "alert.show" => Result(alerts.Add(command.Id, payload.Text, payload.Crossing)),
            StayTold => Result(KeepStays(payload)),
            VehicleTold => Result(KeepVehicle(payload)),
            "epoch.start" => Result(await StartEpochAsync(payload, cancellation)),
            _ => (CommandOutcome.Unknown, $"This version does not know the command {command.Kind}."),
        };
    }

    private string? KeepStays(CommandPayload payload)
    {
        if (payload is not { Subject.Length: > 2 and <= 64, Visits: { Count: <= StayBook.MaxTold } visits, At: { } at }
            || visits.Any(v => v is null || !Enum.IsDefined(v.Direction) || v.Order.PhysicalMilliseconds < 0 || v.Order.Counter < 0))
            return "The command does not say whose crossings it tells of, when they were known, or tells of too many.";
        return Stays is null ? "This node counts no stays." : Stays.Tell(payload.Subject, visits, at);
    }

    private string? KeepVehicle(CommandPayload payload)
    {
        if (payload is not { Subject.Length: > 2 and <= 64, Vehicles: { Count: <= VehicleBook.MaxTold } visits, At: { } at } || visits.Any(v => v is not { IsPlausible: true }))
            return "The command does not say whose visits it tells of, when they were known, or tells of too many or impossible ones.";
        return Vehicles is null ? "This node keeps no book of vehicles." : Vehicles.Tell(payload.Subject, visits, at);
    }

    private static (CommandOutcome, string?) Result(string? failure) => (failure is null ? CommandOutcome.Done : CommandOutcome.Failed, failure);

    private async Task<string?> EraseAsync(string? subject, string by, CancellationToken cancellation)
    {
        if (subject is not { Length: > 2 and <= 64 })
            return "The command names no subject.";
        // A page that could not be read was sealed with its crossing's own key, because nobody knew yet whose it was (invariant I11).
        var unidentified = (await CrossingsOfAsync(subject, cancellation)).Select(Pseudonym.Unidentified).ToArray();
        foreach (var each in unidentified.Prepend(subject))
        {
            var keys = await journal.EraseSubjectAsync(each, cancellation);
            await exceptions.ForgetAsync(each);
            if (keys > 0 || each == subject)
                await recorder.RecordAsync(new SubjectErased { Keys = keys, By = by }, subject: each);
        }

        return null;
    }

    /// <summary>Reads the whole journal once: erasing is rare, and an index over subjects would be one more place to erase from.</summary>
    private async Task<IReadOnlySet<Guid>> CrossingsOfAsync(string subject, CancellationToken cancellation)
    {
        var crossings = new HashSet<Guid>();
        var after = RecordPosition.None;
        while (await journal.ReadAsync(after, PageRecords, PageBytes, cancellation) is { Count: > 0 } page)
        {
            foreach (var stored in page)
            {
                if (Decode(stored) is { Crossing: { } crossing } record && record.Subject == subject)
                    crossings.Add(crossing);
            }

            after = page[^1].Position;
        }

        return crossings;
    }

    private static JournalRecord? Decode(StoredRecord stored)
    {
        try
        {
            return RecordCodec.Decode(stored.Body.Span);
        }
        catch (InvalidRecordException)
        {
            // A poison record blocks nothing (I10).
            return null;
        }
    }

    private async Task<string?> StartEpochAsync(CommandPayload payload, CancellationToken cancellation)
    {
        await journal.StartEpochAsync(payload.AtLeast ?? 0, payload.Explanation ?? "The centre asked for a new epoch.", cancellation);
        return null;
    }

    private void Keep(CommandReply reply)
    {
        Directory.CreateDirectory(folder);
        DurableFile.Replace(FileOf(reply.Id), JsonSerializer.SerializeToUtf8Bytes(reply, CommandJson.Default.CommandReply));
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles("*.json").Where(file => time.GetUtcNow() - file.LastWriteTimeUtc > Kept))
            old.Delete();
    }

    private string FileOf(Guid id) => Path.Combine(folder, $"{id:N}.json");
}
