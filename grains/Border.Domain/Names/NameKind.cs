using System.Text.Json.Serialization;

namespace Border.Domain.Names;

/// <summary>What a name names; words are weighed differently.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NameKind>))]
public enum NameKind
{
    /// <summary>A person: titles, particles, initials, patronymics.</summary>
    Person,

    /// <summary>A company, authority or other organisation: legal forms, numbers, words of many languages.</summary>
    Organisation,

    /// <summary>A ship or another thing: short names and numbers.</summary>
    Thing,
}
