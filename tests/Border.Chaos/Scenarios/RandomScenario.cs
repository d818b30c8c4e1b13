namespace Border.Chaos.Scenarios;

/// <summary>Makes scenarios up: the same seed gives the same lines, which can be kept as a file.</summary>
internal static class RandomScenario
{
    private const int Steps = 12;

    /// <summary>A scenario's lines and the store to run it on.</summary>
    /// <param name="seed">Which.</param>
    /// <param name="clusters">True when the centre may have several silos.</param>
    public static (Store Store, IReadOnlyList<string> Lines) Make(int seed, bool clusters)
    {
        var random = new Random(seed);
        var store = random.Next(2) == 0 ? Store.Sqlite : Store.Postgresql;
        var silos = clusters && store == Store.Postgresql ? random.Next(1, 4) : 1;
        string[] parts = ["nodes", "broker", .. store == Store.Postgresql ? ["postgresql"] : Array.Empty<string>(), .. Enumerable.Range(1, silos).Select(i => $"silo {i}")];
        var steps = Enumerable.Range(0, Steps).Select(_ => $"{When(random)}: {What(random, parts[random.Next(parts.Length)])}");
        return (store, [$"stores: {store.ToString().ToLowerInvariant()}", $"silos: {silos}", $"nodes: {random.Next(1, 5)} at {random.Next(2, 9)} crossings a second", .. steps]);
    }

    private static string When(Random random) => random.Next(3) switch
    {
        0 => $"after {random.Next(1, 20)} crossings",
        1 => $"after {random.Next(1, 1500)} ms",
        _ => "at once",
    };

    // Everything comes back after a while, or the moments of later steps would never come.
    private static string What(Random random, string part)
    {
        var verbs = part == "postgresql" ? (string[])["kill", "stop"] : ["kill", "kill", "stop", "freeze"];
        return $"{verbs[random.Next(verbs.Length)]} {part} for {random.Next(50, 5000)} ms";
    }
}
