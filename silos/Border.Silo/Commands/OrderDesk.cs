using Border.Command;
using Border.Command.Desk;
using Border.Domain.Crossings;
using Border.Domain.People;
using Border.Domain.Records;
using Border.Grains.Commands;
using Border.Grains.Lanes;
using Border.Grains.Live;
using Border.Ledger;
using Border.Ledger.Evidence;
using Border.Silo.Subjects;

namespace Border.Silo.Commands;

/// <summary>Behind the pages and the API that order: keeps a command per node, then has it sent.</summary>
/// <param name="grains">Lanes, and the commands of nodes.</param>
/// <param name="view">Knows every node.</param>
/// <param name="ledger">Keys of subjects.</param>
/// <param name="pseudonyms">Names who is to be erased.</param>
/// <param name="dispatcher">Sends.</param>
/// <param name="time">The clock of expiry.</param>
/// <param name="logger">Says who ordered what; never about whom.</param>
/// <param name="archive">Images; null where none are taken.</param>
internal sealed partial class OrderDesk(
    IGrainFactory grains,
    CentreView view,
    ILedger ledger,
    SubjectPseudonyms pseudonyms,
    CommandDispatcher dispatcher,
    TimeProvider time,
    ILogger<OrderDesk> logger,
    IEvidenceArchive? archive = null) : IOrderDesk
{
    private const string TooMany = "Too many commands wait for a node already. Look why it does not answer.";

    /// <summary>Whoever wanted a lane closed an hour ago may want it open now.</summary>
    private static readonly TimeSpan LaneLife = TimeSpan.FromMinutes(10);

    /// <summary>Within the 60 days for which nodes keep their replies.</summary>
    private static readonly TimeSpan EraseLife = TimeSpan.FromDays(45);

    /// <inheritdoc />
    public async Task<IReadOnlyList<OrderScreen>?> OfLaneAsync(string post, string lane, CancellationToken cancellation)
    {
        var nodes = await NodesAsync(post, lane);
        if (nodes.Length == 0)
            return null;
        var all = await Task.WhenAll(nodes.Select(async node =>
            (await Grain(node).ListAsync()).Where(c => c.Lane == lane).Select(c => new OrderScreen(node.Node, c))));
        return [.. all.SelectMany(c => c).OrderByDescending(c => c.Command.OrderedAt)];
    }

    /// <inheritdoc />
    public async Task<OrderAnswer> SwitchLaneAsync(string post, string lane, bool open, CommandView who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (!who.MayRunLanesAt(post))
            return new OrderAnswer("You may open and close lanes only at your own posts.", Refused: true);
        var nodes = await NodesAsync(post, lane);
        if (nodes.Length == 0)
            return new OrderAnswer("No node has told of such a lane. Check the names of the post and the lane.");
        foreach (var node in nodes)
        {
            if (!await OrderAsync(node, open ? "lane.open" : "lane.close", lane, null, who, LaneLife, cancellation))
                return new OrderAnswer(TooMany);
        }

        LogLane(who.StaffId, open ? "open" : "close", post, lane);
        return new OrderAnswer(null, Commands: nodes.Length);
    }

    /// <inheritdoc />
    public async Task<OrderAnswer> EraseAsync(SubjectSearch subject, CommandView who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(who);
        if (!who.May(Permission.Erase))
            return new OrderAnswer("Your role may not erase.", Refused: true);
        if (Problem(subject) is { } problem)
            return new OrderAnswer(problem);
        var (commands, erased) = (0, 0);
        var nodes = await view.ListNodesAsync(cancellation);
        foreach (var pseudonym in pseudonyms.Of(subject))
        {
            // Commands first: once they are on disk, an interruption leaves nothing that is not erased later.
            foreach (var node in nodes)
            {
                if (!await OrderAsync(node, "subject.erase", null, pseudonym, who, EraseLife, cancellation))
                    return new OrderAnswer(TooMany);
                commands++;
            }

            erased += await ledger.EraseSubjectAsync(pseudonym, cancellation);
            if (archive is not null && await ledger.ListKeysAsync(pseudonym, cancellation) is { Count: > 0 } keys)
                await archive.DeleteAsync(keys, cancellation);
        }

        LogErase(who.StaffId, erased, commands);
        return new OrderAnswer(null, Commands: commands, Erased: erased);
    }

    /// <summary>A plate read with its country and one read without are named apart: only with the country are both found.</summary>
    private static string? Problem(SubjectSearch subject) => subject switch
    {
        { IsEmpty: true } => "Give a plate with its country, or a document with issuer and date of birth.",
        _ when subject.Problem() is { } problem => problem,
        { DocumentNumber: null or "", Country: not { Length: 3 } } => "To erase a vehicle give its plate's country too, three letters.",
        _ => null,
    };

    private async Task<bool> OrderAsync(
        NodeName node, string kind, string? lane, string? subject, CommandView who, TimeSpan life, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!await Grain(node).OrderAsync(new CommandOrder(Guid.NewGuid(), kind, lane, subject, who.StaffId, now, now + life)))
            return false;
        await dispatcher.OrderedAsync(node, cancellation);
        return true;
    }

    private async Task<NodeName[]> NodesAsync(string post, string lane) =>
        CrossingLimits.IsLaneName(post) && CrossingLimits.IsLaneName(lane)
            ? [.. (await grains.GetGrain<ILaneGrain>($"{post}/{lane}").GetNodesAsync()).Select(NodeName.Parse)]
            : [];

    private ICommandGrain Grain(NodeName node) => grains.GetGrain<ICommandGrain>(node.ToString());

    [LoggerMessage(Level = LogLevel.Information, Message = "{By} ordered to {Switch} lane {Lane} of {Post}.")]
    private partial void LogLane(string by, string @switch, string post, string lane);

    [LoggerMessage(Level = LogLevel.Information, Message = "{By} erased a subject: {Erased} keys here, {Commands} commands to nodes.")]
    private partial void LogErase(string by, int erased, int commands);
}
