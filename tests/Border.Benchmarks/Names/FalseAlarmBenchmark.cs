using Border.Domain.Recommendations;
using Border.Domain.Watchlists;

namespace Border.Benchmarks.Names;

/// <summary>How often people who are on no list are stopped for one.</summary>
/// <param name="What">Which search: <c>index</c>.</param>
/// <param name="People">How many were searched for.</param>
/// <param name="Asked">Those for whom an entry asks for more than to be told.</param>
/// <param name="Told">Those for whom entries are only told, such as a namesake with another date of birth.</param>
public sealed record FalseAlarmResult(string What, int People, int Asked, int Told);

/// <summary>Made-up people against a made-up list on which none of them is.</summary>
/// <param name="people">How many are searched for.</param>
/// <param name="listed">How many are listed.</param>
/// <param name="seed">Draws them.</param>
public sealed class FalseAlarmBenchmark(int people, int listed, int seed)
{
    /// <summary>What is measured and how.</summary>
    public string Method =>
        $"{people:N0} made-up people against {listed:N0} others (seed {seed}), names of both by the same law, every fourth entry without a date of birth";

    /// <summary>Searches for all.</summary>
    public FalseAlarmResult Run(CancellationToken cancellation)
    {
        var names = new DrawnNames(seed);
        var list = new Watchlist([.. Enumerable.Range(0, listed).Select(i => Entry(i, names.Person()))]);
        var index = new WatchlistIndex(1, null, list);
        var others = new DrawnNames(seed + 1);
        var (asked, told) = (0, 0);
        for (var i = 0; i < people; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var person = others.Person();
            var found = index.Search(DrawnDocuments.Of(person, person.Name));
            if (found.Any(m => m.Asks != Outcome.Admit))
                asked++;
            else if (found.Count > 0)
                told++;
        }

        return new FalseAlarmResult("index", people, asked, told);
    }

    private static WatchlistEntry Entry(int number, DrawnPerson person) => new()
    {
        Id = $"{number:x8}",
        Kind = WatchlistKind.Person,
        Names = [person.Name],
        BirthDate = number % 4 == 3 ? null : person.Birth,
        BirthYear = number % 8 == 3 ? person.Birth.Year : null,
        Sex = person.Sex,
        Nationalities = [person.Nationality],
        Asks = Outcome.Secondary,
        Instruction = "",
    };
}
