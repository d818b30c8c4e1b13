using Border.Domain.Stays;

namespace Border.Cli.Eval.Stays;

/// <summary>Draws histories of stays; the same seed draws the same.</summary>
internal sealed class DrawnHistories(int seed)
{
    private static readonly StayRule[] Rules = [StayRule.Schengen, StayRule.Schengen, new(90, 180), new(30, 60), new(60, 90), new(7, 7), new(1, 30), new(180, 365)];

    private readonly Random _random = new(seed);

    /// <summary>Up to a dozen stays in two years: short, long, overlapping, touching, still going on and yet to come.</summary>
    public (StayRule Rule, List<Stay> Stays, DateOnly On) Next()
    {
        var on = new DateOnly(2026, 1, 1).AddDays(_random.Next(1000));
        var stays = new List<Stay>();
        for (var count = _random.Next(13); count > 0; count--)
        {
            var entry = on.AddDays(30 - _random.Next(760));
            var length = _random.Next(4) switch { 0 => 0, 1 => _random.Next(5), 2 => _random.Next(40), _ => _random.Next(120) };
            stays.Add(new Stay(entry, _random.Next(25) == 0 ? null : entry.AddDays(length)));
        }

        return (Rules[_random.Next(Rules.Length)], stays, on);
    }
}
