using Border.Devices.Simulators;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;

namespace Border.Edge.Simulation;

/// <summary>Counts how readings compare with what was drawn. Only counts leave it: no reading is kept or logged.</summary>
internal sealed class ReadingTally
{
    private readonly Lock _lock = new();
    private TallyCounts _documents = new();
    private TallyCounts _plates = new();
    private TallyCounts _faces = new();
    private int _parties;
    private int _admitted;
    private int _refused;
    private int _secondary;
    private int _other;

    /// <summary>A party has left the lane.</summary>
    public void Compare(CrossingTruth truth, CrossingState state)
    {
        var traveller = state.Travellers.GetValueOrDefault(1);
        lock (_lock)
        {
            _parties++;
            _documents = _documents.With(traveller?.Document is null ? null : traveller.Document.MrzLines.SequenceEqual(truth.MrzLines));
            if (truth.Plate is not null)
                _plates = _plates.With(state.Plate is null ? null : state.Plate.Text == truth.Plate);
            _faces = _faces.With(traveller?.Face is null ? null : traveller.Face.Same == !truth.IsImpostor);
            switch (state)
            {
                case { Closed.Outcome: Outcome.Admit }:
                    _admitted++;
                    break;
                case { Closed.Outcome: Outcome.Refuse }:
                    _refused++;
                    break;
                case { Status: CrossingStatus.InSecondary }:
                    _secondary++;
                    break;
                default:
                    _other++;
                    break;
            }
        }
    }

    /// <summary>What was counted so far.</summary>
    public TallySummary Summary()
    {
        lock (_lock)
            return new TallySummary(_parties, _admitted, _secondary, _refused, _other, _documents, _plates, _faces);
    }
}

/// <summary>Readings of one kind against the truth.</summary>
/// <param name="Right">As drawn.</param>
/// <param name="Wrong">Otherwise than drawn.</param>
/// <param name="Missing">Not read.</param>
internal sealed record TallyCounts(int Right = 0, int Wrong = 0, int Missing = 0)
{
    public TallyCounts With(bool? right) => right switch
    {
        true => this with { Right = Right + 1 },
        false => this with { Wrong = Wrong + 1 },
        _ => this with { Missing = Missing + 1 },
    };
}

/// <summary>What became of the simulated parties as they left the lane.</summary>
internal sealed record TallySummary(
    int Parties, int Admitted, int Secondary, int Refused, int Other, TallyCounts Documents, TallyCounts Plates, TallyCounts Faces);
