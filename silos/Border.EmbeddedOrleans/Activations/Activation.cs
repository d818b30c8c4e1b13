using System.Diagnostics;
using Border.EmbeddedOrleans.Calls;
using Border.EmbeddedOrleans.Hosting;
using Orleans;

namespace Border.EmbeddedOrleans.Activations;

/// <summary>
/// One grain awake: its queue of work, and the loop that does one piece at a time. How it takes turns is in
/// Activation.Turns.cs, how it wakes and ends in Activation.Life.cs.
/// </summary>
internal sealed partial class Activation(GrainAddress address, EmbeddedSilo silo) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>After so many calls in a row the thread is given back, so that one busy grain does not starve the others.</summary>
    private const int WorkPerTurn = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Work> _waiting = [];
    private Grain? _grain;
    private bool _busy;
    private bool _used;
    private long _lastUsed = silo.Clock.GetTimestamp();

    private enum Next
    {
        Work,
        Rest,
        End,
    }

    public GrainAddress Address { get; } = address;

    public EmbeddedSilo Silo { get; } = silo;

    /// <summary>What it is doing now; null at rest and while it wakes.</summary>
    public Work? Running { get; private set; }

    /// <summary>Queues a call.</summary>
    /// <returns>False when this activation has ended: ask the directory for the next.</returns>
    public bool TryAccept(Call call)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return false;
            }

            Enqueue(call);
        }

        return true;
    }

    /// <summary>Queues a timer's tick; a tick of an activation that is ending is dropped.</summary>
    public void Tick(Work tick)
    {
        lock (_gate)
        {
            if (_endReason is null && !_ended)
            {
                Enqueue(tick);
            }
        }
    }

    /// <summary>Finds the calls here that wait for an answer since before the limit, each with what runs instead.</summary>
    public void FindLateCalls(long now, TimeSpan limit, List<(Call Call, Work? Running)> late)
    {
        lock (_gate)
        {
            foreach (Work work in Running is null ? _waiting : _waiting.Prepend(Running))
            {
                if (work is Call { IsAnswered: false } call && Silo.Clock.GetElapsedTime(call.SentAt, now) >= limit)
                {
                    late.Add((call, Running));
                }
            }
        }
    }

    private void Enqueue(Work work)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread, "the queue belongs to the gate");
        _waiting.Enqueue(work);
        StartLoop();
    }

    private async Task LoopAsync()
    {
        if (_grain is null && !await TryWakeAsync())
        {
            return;
        }

        Next next;
        for (int done = 1; (next = TakeNext(out Work? work)) == Next.Work; done++)
        {
            await work!.RunAsync(_grain!);
            if (done % WorkPerTurn == 0)
            {
                await Task.Yield();
            }
        }

        if (next == Next.End)
        {
            await EndAsync();
        }
    }

    private Next TakeNext(out Work? work)
    {
        work = null;
        lock (_gate)
        {
            if (_endReason is null && _waiting.TryDequeue(out work))
            {
                Running = work;
                _used |= work.IsUse;
                return Next.Work;
            }

            Running = null;
            if (_endReason is not null)
            {
                return Next.End;
            }

            _lastUsed = _used ? Silo.Clock.GetTimestamp() : _lastUsed;
            _busy = _used = false;
            return Next.Rest;
        }
    }
}
