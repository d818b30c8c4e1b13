using Border.Domain.Events;
using Border.Domain.Records;
using Border.Journal;

// Appends from many writers until it is killed, and says on standard output what was acknowledged: "epoch:sequence staff". A test kills
// it and compares what it said with what is on the disk. The second argument pads every record with so many blanks.
var options = new JournalOptions { Directory = args[0], Node = NodeName.Parse("north/n1"), ReserveBytes = 0 };
await using var journal = await SqliteJournal.OpenAsync(options, CancellationToken.None);
var padding = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
var said = new Lock();
await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
{
    for (var n = 0; ; n++)
    {
        var staff = $"w{writer}-{n}";
        var appended = await journal.AppendAsync([EventCodec.ToDraft(new StaffSignedOut { Staff = staff.PadRight(padding) })], [], AppendUrgency.NewWork, CancellationToken.None);
        lock (said)
        {
            Console.Out.WriteLine($"{appended[0].Position} {staff}");
            Console.Out.Flush();
        }
    }
})));
