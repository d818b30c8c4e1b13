using System.Collections.Concurrent;

namespace Border.GrainConformance.Grains;

/// <summary>What the test grains write down for the tests, and what stands in for their storage. One per host.</summary>
public sealed class Witness
{
    private readonly ConcurrentQueue<(string Key, string What)> _notes = [];

    /// <summary>What grains stored, by key; outlives activations as a ledger would.</summary>
    public ConcurrentDictionary<string, int> Stored { get; } = [];

    /// <summary>How many more activations of a key must fail.</summary>
    public ConcurrentDictionary<string, int> FailuresToCome { get; } = [];

    /// <summary>Lets those go on who wait for it.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Note(string key, string what) => _notes.Enqueue((key, what));

    public int Count(string key, string what) => _notes.Count(note => note == (key, what));
}
