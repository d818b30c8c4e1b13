using System.Security.Cryptography;
using System.Text;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Events;
using Border.Domain.Evidence;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Edge.Lanes;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Journal;

namespace Border.Edge.LoadHost;

/// <summary>
/// One lane without cameras: every crossing goes through the real decision core and recorder, with readings made up from its node and number. As in
/// the real loop, nothing counts as shown before it is on disk (invariant I1).
/// </summary>
internal sealed class LoadLane(NodeName node, Lane lane, EventRecorder recorder, PostRules rules, Pseudonyms pseudonyms, ShownFile shown, TimeProvider time)
{
    private const string Officer = "load-officer";

    private static readonly AiOutput Reading = new("load-host", "1", new string('0', 64), new string('0', 64), 1, 0.5, ["Made up by the load host."]);

    // Parties of different nodes are different ones: the same traveller at 200 posts within a minute would be 200 alerts.
    private readonly string _party = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(node.ToString())).AsSpan(0, 4));

    /// <summary>Takes one party from arrival to closing and notes it as shown.</summary>
    /// <param name="number">The crossing's number at its node; plate and document carry it.</param>
    /// <returns>How long the recommendation took: from the document's reading to the moment at which it may be shown.</returns>
    public async Task<TimeSpan> CrossAsync(long number)
    {
        var crossing = new LaneCrossing(Guid.NewGuid(), time.GetUtcNow(), time.GetTimestamp(), recorder.NewKeys());
        var name = $"LD{_party}{number % 1_000_000:D6}";
        var (plate, document) = (name, new TravelDocument(MrzFormat.TD3, "P", "UTO", "LOAD", "HOST", name, "UTO", "740812", "X", "400101", ""));
        await ApplyAsync(crossing, AppendUrgency.NewWork,
            new Arrive(lane) { Crossing = crossing.Id },
            new SeePlate(plate, "UTO", pseudonyms.Of("UTO", plate), new PixelBox(0, 0, 1, 1), Reading, null) { Crossing = crossing.Id });
        var read = time.GetTimestamp();
        await ApplyAsync(crossing, AppendUrgency.InProgress,
            new SeeDocument(1, pseudonyms.Of(document), document, [], true, [], Reading, null) { Crossing = crossing.Id },
            rules.Search(crossing.Id, 1, document),
            new Recommend(1, new DateOnly(2026, 1, 1), null) { Crossing = crossing.Id });
        var recommended = time.GetElapsedTime(read);
        await ApplyAsync(crossing, AppendUrgency.InProgress, new Decide(1, Outcome.Admit, Officer, "secondary.cleared", null) { Crossing = crossing.Id });
        if (crossing.IsOver)
            shown.Add(crossing.Id, crossing.First!.Value);
        else
            throw new InvalidOperationException($"Crossing {number} is {crossing.State.Status} after its decision.");
        return recommended;
    }

    private async Task ApplyAsync(LaneCrossing crossing, AppendUrgency urgency, params CrossingInput[] inputs)
    {
        var (state, events) = (crossing.State, new List<CrossingEvent>());
        foreach (var input in inputs)
        {
            var decision = Crossing.Decide(state, input, rules.Policy);
            if (decision.Refusal is { } refusal)
                throw new InvalidOperationException($"{input.GetType().Name} was refused: {refusal}");
            state = Crossing.Evolve(state, decision.Events);
            events.AddRange(decision.Events);
        }
        var first = await recorder.RecordAsync(crossing, state, events, urgency);
        crossing.First ??= first;
        crossing.State = state;
    }
}
