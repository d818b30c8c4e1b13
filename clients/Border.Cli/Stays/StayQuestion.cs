using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Stays;

namespace Border.Cli.Stays;

/// <summary>One line of input.</summary>
public sealed record StayQuestion
{
    /// <summary>How many days may be stayed.</summary>
    public required int Days { get; init; }

    /// <summary>In how many days.</summary>
    public required int Window { get; init; }

    /// <summary>The stays, in any order.</summary>
    public required IReadOnlyList<Stay> Stays { get; init; }

    /// <summary>The day asked about.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>Source-generated JSON of questions and answers.</summary>
[JsonSerializable(typeof(StayQuestion))]
[JsonSerializable(typeof(StayResult))]
public sealed partial class StayJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static StayJson Output { get; } = new(new(JsonLines.Options));
}
