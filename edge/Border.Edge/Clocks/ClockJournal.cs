using Border.Edge.Recording;
using Border.Journal;

namespace Border.Edge.Clocks;

/// <summary>Looks at the clocks every few seconds and journals a jump (invariant I7).</summary>
/// <param name="watch">Compares them.</param>
/// <param name="recorder">Journals.</param>
/// <param name="time">The interval.</param>
/// <param name="logger">One line per jump.</param>
internal sealed partial class ClockJournal(ClockWatch watch, EventRecorder recorder, TimeProvider time, ILogger<ClockJournal> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Looks until the node stops.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await LookAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync()
    {
        if (watch.Look() is not { } jump)
            return;
        LogJumped(jump.Jump.ToString(), jump.Expected, jump.Shown);
        try
        {
            await recorder.RecordAsync(jump);
        }
        catch (Exception e) when (e is JournalFullException or JournalFailedException)
        {
            LogNotJournalled(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The wall clock jumped {Direction}: {Expected} was expected, it shows {Shown}. Order is unaffected; set the clock right.")]
    private partial void LogJumped(string direction, DateTimeOffset expected, DateTimeOffset shown);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock's jump was not journalled: {Problem}")]
    private partial void LogNotJournalled(string problem);
}
