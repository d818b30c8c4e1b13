using System.Globalization;

namespace Border.Edge.Hosting;

/// <summary>The words after the program's name.</summary>
/// <param name="Config">The node's configuration.</param>
/// <param name="Crossings">How many simulated crossings to run before ending; null to run until stopped.</param>
/// <param name="Summary">Where the summary of such a run goes; null for standard output alone.</param>
internal sealed record NodeArguments(string Config, int? Crossings, string? Summary)
{
    /// <summary>What the program takes.</summary>
    public const string Usage =
        """
        usage: Border.Edge --config FILE [--crossings N [--summary FILE]]
          --config FILE    the node's configuration (edge/Border.Edge/README.md)
          --crossings N    let N simulated parties pass with a simulated officer, write a summary, and end (1-100000)
          --summary FILE   where the summary goes (default: standard output)
        exit codes: 0 done, 1 failed while running, 2 wrong use or configuration
        """;

    /// <summary>Reads them; null with a problem when they are wrong.</summary>
    public static NodeArguments? Parse(string[] args, out string? problem)
    {
        string? config = null, summary = null;
        int? crossings = null;
        problem = null;
        for (var i = 0; i < args.Length && problem is null; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--config" when value is not null:
                    config = value;
                    break;
                case "--summary" when value is not null:
                    summary = value;
                    break;
                case "--crossings" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 100_000:
                    crossings = count;
                    break;
                default:
                    problem = $"'{args[i]}' is not known, or its value is missing or wrong.";
                    break;
            }
        }

        problem ??= config is null ? "--config is missing." : null;
        return problem is null ? new NodeArguments(config!, crossings, summary) : null;
    }
}
