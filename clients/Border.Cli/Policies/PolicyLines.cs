using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Trials;

namespace Border.Cli.Policies;

/// <summary>A line of <c>border policy facts</c>.</summary>
/// <param name="Fact">Its name in rules.</param>
/// <param name="Type"><c>flag</c>, <c>number</c> or <c>text</c>.</param>
/// <param name="Unit">What a number counts, or the texts there can be, parted by <c>|</c>.</param>
/// <param name="Personal">True when a rule may ask for it and no reason may say it.</param>
/// <param name="Meaning">In words.</param>
internal sealed record FactLine(string Fact, string Type, string Unit, bool Personal, string Meaning);

/// <summary>The line of <c>border policy check</c>.</summary>
/// <param name="File">The policy.</param>
/// <param name="Valid">True when nodes can use it.</param>
/// <param name="Own">How many rules of its own it has.</param>
/// <param name="Findings">How many findings there can be, built-in ones included.</param>
/// <param name="Problems">What is wrong, a sentence each.</param>
internal sealed record PolicyCheckLine(string File, bool Valid, int Own, int Findings, IReadOnlyList<string> Problems);

/// <summary>The last line of <c>border policy try</c>. A case is one traveller of one crossing, at the last recommendation.</summary>
/// <param name="Cases">How many there were.</param>
/// <param name="Judged">Those that could be judged.</param>
/// <param name="Changed">Those with another outcome.</param>
/// <param name="Outcomes">By <c>BEFORE &gt; AFTER</c>.</param>
/// <param name="Gained">How often a reason newly asks for something, by code.</param>
/// <param name="Lost">How often a reason does not any more.</param>
/// <param name="Unjudged">How many could not be judged, by why: <c>erased</c>, <c>unreadable</c>.</param>
/// <param name="Unreadable">Records that could not be read.</param>
internal sealed record TrialReport(
    long Cases,
    long Judged,
    long Changed,
    IReadOnlyDictionary<string, long> Outcomes,
    IReadOnlyDictionary<string, long> Gained,
    IReadOnlyDictionary<string, long> Lost,
    IReadOnlyDictionary<string, long> Unjudged,
    long Unreadable);

/// <summary>Source-generated JSON of this folder's lines.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(JsonStringEnumConverter<Outcome>)])]
[JsonSerializable(typeof(FactLine))]
[JsonSerializable(typeof(PolicyCheckLine))]
[JsonSerializable(typeof(TrialCase))]
[JsonSerializable(typeof(TrialReport))]
internal sealed partial class PolicyJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static PolicyJson Output { get; } = new(new(JsonLines.Options));
}
