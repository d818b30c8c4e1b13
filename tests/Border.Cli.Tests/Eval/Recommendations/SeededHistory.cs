using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Quality;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Ledger;

namespace Border.Cli.Tests.Eval.Recommendations;

/// <summary>
/// Travellers with expired documents who were referred, looked into and refused or admitted, drawn from a seed through the real decision core, with
/// what should be counted kept beside them.
/// </summary>
internal sealed class SeededHistory(int seed)
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CrossingPolicy Policy = CrossingPolicy.Default with { ApproveBySecond = [SecondApproval.Refuse] };

    private readonly System.Random _random = new(seed);
    private readonly List<ReadOnlyMemory<byte>> _bodies = [];
    private readonly List<SubjectKey> _keys = [];

    /// <summary>What should be counted of the reason that asked.</summary>
    public ReasonQuality Expected { get; private set; } = new(0, 0, 0, 0);

    /// <summary>How many were refused, each approved by a second officer.</summary>
    public int Approved { get; private set; }

    private static NodeName Node { get; } = NodeName.Parse("north/n1");

    /// <summary>Draws the history and commits it as one batch.</summary>
    public async Task CommitAsync(ILedger ledger, int travellers, CancellationToken cancellation)
    {
        for (var number = 1; number <= travellers; number++)
            Pass(number);
        await ledger.CommitAsync(new RecordBatch(Node, 1, 1, HashChain.Start(Node, 1), _bodies, _keys), cancellation);
    }

    private void Pass(int number)
    {
        var (id, key) = (new Guid(number, 0, 0, new byte[8]), SubjectKey.Create($"t-{number:d32}"));
        _keys.Add(key);
        var (refuses, refers, returns, finding) = (_random.Next(2) == 0, _random.Next(4) > 0, _random.Next(3) == 0, _random.Next(4));
        List<CrossingInput> inputs =
        [
            new Arrive(new Lane("l1", Direction.Entry, LaneKind.Pedestrian)) { Crossing = id },
            new SeeDocument(1, key.Subject, new TravelDocument(MrzFormat.TD3, "P", "UTO", "ERIKSSON", "ANNA", $"L{number}", "UTO", "740812", "F", "260226", ""), [], true, [], Ai, null) { Crossing = id },
            new CheckWatchlist(1, 7, At, []) { Crossing = id },
            new Recommend(1, new DateOnly(2026, 3, 1), 120) { Crossing = id },
        ];
        if (refers)
            inputs.Add(new Decide(1, Outcome.Secondary, "o.one", "as-recommended", null) { Crossing = id });
        if (refers && finding < 3)
            inputs.Add(new NoteFinding(1, new[] { "document.forged", "document.genuine", "nothing" }[finding], Finding.DocumentExpired, _random.Next(2) == 0 ? "By hand." : null, "o.one") { Crossing = id });
        var outcome = refuses ? Outcome.Refuse : Outcome.Admit;
        var decide = new Decide(1, outcome, "o.one", "document.verified", null) { Crossing = id };
        inputs.Add(decide);
        var state = CrossingState.Initial;
        foreach (var input in inputs)
            state = Do(state, input, key);
        if (refuses && returns)
            state = Do(Do(state, new ReturnDecision(1, state.LastEvent, "question.open", "Ask again.", "o.two") { Crossing = id }, key), decide, key);
        if (refuses)
            Do(state, new ApproveDecision(1, state.LastEvent, "o.two") { Crossing = id }, key);
        Count(refuses, refers, refuses && returns, finding);
    }

    private CrossingState Do(CrossingState state, CrossingInput input, SubjectKey key)
    {
        var decided = Crossing.Decide(state, input, Policy);
        Assert.Null(decided.Refusal);
        foreach (var e in decided.Events)
            _bodies.Add(RecordCodec.Encode(Node, new RecordPosition(1, _bodies.Count + 1), new(At.ToUnixTimeMilliseconds(), _bodies.Count), At, EventCodec.ToDraft(e, "l1", e is CrossingOpened or CrossingClosed ? null : key)));
        return Crossing.Evolve(state, decided.Events);
    }

    private void Count(bool refuses, bool refers, bool returns, int finding)
    {
        Approved += refuses ? 1 : 0;
        int One(bool counts) => counts ? 1 : 0;
        Expected = new ReasonQuality(Expected.Asked + 1, Expected.Alone + 1, Expected.Refused + One(refuses), Expected.RefusedAlone + One(refuses))
        {
            Referred = Expected.Referred + One(refers),
            Found = Expected.Found + One(refers && finding == 0),
            Refuted = Expected.Refuted + One(refers && finding == 1),
            Nothing = Expected.Nothing + One(refers && finding == 2),
            Unsaid = Expected.Unsaid + One(refers && finding == 3),
            // Secondary was recommended: whoever is decided there follows it, whatever is decided.
            Overridden = Expected.Overridden + One(!refers),
            Returned = Expected.Returned + One(returns),
        };
    }

    private static AiOutput Ai { get; } = new("reader", "1", new string('a', 64), new string('b', 64), 0.97, 0.5, []);
}
