using Border.EmbeddedOrleans.Activations;
using Orleans;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Calls;

/// <summary>A call on its way to a grain, in it, or on its way back.</summary>
internal abstract class Call(GrainAddress target, Call? parent, long sentAt) : Work
{
    private const int MaxForwards = 2;

    private int _forwards;
    private string? _circle;

    public GrainAddress Target { get; } = target;

    /// <summary>The call that made this one; null when it comes from code that is no grain.</summary>
    public Call? Parent { get; } = parent;

    /// <summary>When it was sent, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long SentAt { get; } = sentAt;

    public override bool IsUse => true;

    /// <summary>True once the caller has an answer, be it a timeout.</summary>
    public abstract bool IsAnswered { get; }

    public abstract void Fail(Exception exception);

    /// <summary>Counts moves to a new activation, so that a grain that always deactivates itself on waking cannot loop for ever.</summary>
    public bool MayForward()
    {
        if (++_forwards <= MaxForwards)
        {
            return true;
        }

        Fail(new OrleansMessageRejectionException(
            $"{Name} was passed on {MaxForwards} times because {Target.Kind} deactivates itself before it takes a call."));
        return false;
    }

    /// <summary>Looks whether this call waits for itself, and if so tells all the calls that wait for it.</summary>
    public void FindCircle()
    {
        List<string> names = [Name];
        for (Call? ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            names.Insert(0, ancestor.Name);
            if (ancestor.Target == Target)
            {
                string circle = string.Join(" -> ", names);
                for (Call? call = this; call is not null; call = call.Parent)
                {
                    call._circle = circle;
                }

                return;
            }
        }
    }

    /// <summary>Answers the caller with a timeout that says what the grain was doing instead.</summary>
    public void TimeOut(TimeSpan limit, Work? running)
    {
        string why = _circle is not null
            ? $"The call waits for itself: {_circle}. A grain handles one call at a time: do not call it while it waits for the caller."
            : running == this ? "It is still running." : $"It was waiting behind {running?.Name ?? "the activation of the grain"}.";
        Fail(new TimeoutException($"Response did not arrive on time in {limit} for {Name} on {Target.Kind}. {why}"));
    }
}

/// <inheritdoc/>
internal sealed class Call<T>(GrainMethod<T> method, object?[] arguments, GrainAddress target, Call? parent, long sentAt)
    : Call(target, parent, sentAt)
{
    private readonly TaskCompletionSource<T> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string Name => method.Name;

    public override bool IsAnswered => _reply.Task.IsCompleted;

    public Task<T> Reply => _reply.Task;

    public override async Task RunAsync(Grain grain)
    {
        if (IsAnswered)
        {
            return;
        }

        try
        {
            method.CancellationOf(arguments).ThrowIfCancellationRequested();
            T result = await method.RunAsync(grain, arguments);
            _reply.TrySetResult(method.CopyResult(result));
        }
        catch (Exception exception)
        {
            _reply.TrySetException(exception);
        }
    }

    public override void Fail(Exception exception) => _reply.TrySetException(exception);
}
