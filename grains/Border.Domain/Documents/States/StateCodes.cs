using System.Collections.Frozen;

namespace Border.Domain.Documents.States;

/// <summary>What a code of issuer or nationality stands for.</summary>
public enum StateKind
{
    /// <summary>A state or territory.</summary>
    State,

    /// <summary>A kind of British nationality.</summary>
    British,

    /// <summary>An organisation that issues documents.</summary>
    Organisation,

    /// <summary>A person without (known) nationality.</summary>
    Person,

    /// <summary>A state that is no more.</summary>
    Withdrawn,

    /// <summary>Utopia, the state of specimens: never a genuine document.</summary>
    Specimen,
}

/// <summary>A code of a zone in words.</summary>
/// <param name="Code">One to three letters, without fillers.</param>
/// <param name="Name">In English.</param>
/// <param name="Kind">What it stands for.</param>
public sealed record StateCode(string Code, string Name, StateKind Kind);

/// <summary>Every code that a zone's issuer and nationality may hold (ICAO 9303-3 §5, ISO 3166-1).</summary>
public static class StateCodes
{
    private static readonly FrozenDictionary<string, StateCode> Known = Rows(IsoStates.Table, StateKind.State)
        .Concat(Rows(SpecialStates.States, StateKind.State))
        .Concat(Rows(SpecialStates.British, StateKind.British))
        .Concat(Rows(SpecialStates.Organisations, StateKind.Organisation))
        .Concat(Rows(SpecialStates.Persons, StateKind.Person))
        .Concat(Rows(SpecialStates.Withdrawn, StateKind.Withdrawn))
        .Concat(Rows(SpecialStates.Specimen, StateKind.Specimen))
        .ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<StateCode> All => Known.Values;

    /// <summary>What a code stands for; null when it is none. Fillers behind it are ignored.</summary>
    public static StateCode? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Known.GetValueOrDefault(code.TrimEnd('<'));
    }

    /// <summary>The state whose authorities answer for a code: the same for GBD and GBR, D and DEU, HKG and CHN.</summary>
    internal static string Authority(string code) => code switch
    {
        "D" => "DEU",
        "GBD" or "GBN" or "GBO" or "GBP" or "GBS" or "GGY" or "JEY" or "IMN" or "GIB" => "GBR",
        "HKG" or "MAC" => "CHN",
        "ROM" => "ROU",
        _ => code,
    };

    private static IEnumerable<StateCode> Rows(string table, StateKind kind) =>
        from row in table.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let blank = row.IndexOf(' ', StringComparison.Ordinal)
        select new StateCode(row[..blank], row[(blank + 1)..], kind);
}
