using System.Text.Json.Serialization;

namespace Border.Domain.Recommendations;

/// <summary>
/// A kind of decision that a policy may put before a second officer. Only admitting and refusing are ever put before one: referring and holding
/// take nothing away from anybody and must never wait.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<SecondApproval>))]
public enum SecondApproval
{
    /// <summary>Every refusal.</summary>
    Refuse,

    /// <summary>Every admission or refusal that differs from the recommendation.</summary>
    Override,

    /// <summary>Admitting somebody for whom refusal was recommended last.</summary>
    AdmitAgainstRefuse,

    /// <summary>Admitting somebody for whom holding was recommended last.</summary>
    AdmitAgainstHold,

    /// <summary>Admitting somebody while a lookout for them or their vehicle asks for something; cleared hits ask for nothing.</summary>
    AdmitLookout,
}
