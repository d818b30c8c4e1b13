using System.Diagnostics;
using Border.Domain.Bundles;
using Border.Domain.Trust;
using Border.Link.Bundles;
using Border.Link.Commands;
using Border.Link.Node;

namespace Border.Benchmarks.Bundles;

/// <summary>The node's end: asks for the delta, or for the whole when told, and verifies it as a node does.</summary>
internal sealed class BundleTaker(BundleEnvelope basis, BundleKeys keys, BundleOffer offer) : IBundleReceiver, ICommandHandler
{
    private readonly TaskCompletionSource<TimeSpan> _applied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Take the whole bundle.</summary>
    public bool WantsWhole { get; set; }

    /// <summary>How long it took to make the new list of base and delta, once it is there.</summary>
    public Task<TimeSpan> Applied => _applied.Task;

    public ValueTask<BundleAnnouncement?> ChooseAsync(BundleAnnouncement announcement, bool wholeOnly, CancellationToken cancellation) =>
        ValueTask.FromResult<BundleAnnouncement?>(WantsWhole || wholeOnly ? announcement : offer.Delta);

    public async Task<BundleReport> ReceiveAsync(BundleAnnouncement chosen, string file, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        var began = Stopwatch.GetTimestamp();
        var verdict = BundleVerifier.VerifyDelta(bytes, keys, basis.Version, basis);
        if (verdict.Problem is { } problem)
            _applied.TrySetException(new InvalidOperationException(problem));
        _applied.TrySetResult(Stopwatch.GetElapsedTime(began));
        return new BundleReport { Kind = chosen.Kind, Version = chosen.Version, Outcome = verdict.Bundle is null ? BundleOutcome.Refused : BundleOutcome.Applied };
    }

    public Task<CommandReply?> FindReplyAsync(Guid id, CancellationToken cancellation) => Task.FromResult<CommandReply?>(null);

    public Task<CommandReply> ExecuteAsync(Command command, CancellationToken cancellation) =>
        Task.FromResult(new CommandReply { Id = command.Id, Outcome = CommandOutcome.Unknown });
}
