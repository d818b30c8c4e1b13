using System.Text.Json.Serialization;

namespace Border.Domain.Secondary;

/// <summary>What a finding says about the reason that it looked into.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingVerdict>))]
public enum FindingVerdict
{
    /// <summary>Something was found: the reason was right, or something came up that no reason asked for.</summary>
    Found,

    /// <summary>It was looked into and nothing was found; the reason may have been right to ask.</summary>
    Nothing,

    /// <summary>The reason was wrong: what it said is not so.</summary>
    Refuted,
}
