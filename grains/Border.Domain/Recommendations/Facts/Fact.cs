namespace Border.Domain.Recommendations.Facts;

/// <summary>One fact that a rule may ask for.</summary>
/// <param name="Name">Dotted, for example <c>document.daysToExpiry</c>.</param>
/// <param name="Type">The kind of its value.</param>
/// <param name="Unit">What a number counts, or the texts there can be, parted by <c>|</c>; empty where there is nothing to say.</param>
/// <param name="IsPersonal">
/// True when it tells about a person what no unsealed record may hold: a rule may ask for it, no reason may say it (invariant I11).
/// </param>
/// <param name="Meaning">In a sentence; also when it is unknown.</param>
/// <param name="Read">Its value.</param>
public sealed record Fact(string Name, FactType Type, string Unit, bool IsPersonal, string Meaning, Func<FactSource, FactValue> Read)
{
    /// <summary>The texts there can be; empty when any.</summary>
    public IReadOnlyList<string> Choices { get; } = Type == FactType.Text && Unit.Length > 0 ? Unit.Split('|') : [];

    internal static Fact OfFlag(string name, string meaning, Func<FactSource, bool?> read) =>
        new(name, FactType.Flag, "", false, meaning, source => FactValue.Of(read(source)));

    internal static Fact OfNumber(string name, string unit, string meaning, Func<FactSource, double?> read) =>
        new(name, FactType.Number, unit, false, meaning, source => FactValue.Of(read(source)));

    internal static Fact OfText(string name, string choices, string meaning, Func<FactSource, string?> read) =>
        new(name, FactType.Text, choices, false, meaning, source => FactValue.Of(read(source)));
}
