using System.Globalization;

namespace Border.Domain.Recommendations.Facts;

/// <summary>What kind of value a fact has.</summary>
public enum FactType
{
    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text; compared without regard to case.</summary>
    Text,
}

/// <summary>The value of a fact for one traveller at one moment; the default is unknown.</summary>
public readonly record struct FactValue
{
    private readonly object? _value;

    private FactValue(object? value) => _value = value;

    /// <summary>Nobody knows.</summary>
    public static FactValue Unknown => default;

    /// <summary>False when nobody knows.</summary>
    public bool IsKnown => _value is not null;

    /// <summary>The value of a known flag; null otherwise.</summary>
    public bool? Flag => _value as bool?;

    /// <summary>The value of a known number; null otherwise.</summary>
    public double? Number => _value as double?;

    /// <summary>The value of a known text; null otherwise.</summary>
    public string? Text => _value as string;

    /// <summary>A flag; unknown when null.</summary>
    public static FactValue Of(bool? flag) => new(flag);

    /// <summary>A number; unknown when null or not a number.</summary>
    public static FactValue Of(double? number) => number is { } known && double.IsFinite(known) ? new FactValue(known) : Unknown;

    /// <summary>A text; unknown when null or empty.</summary>
    public static FactValue Of(string? text) => string.IsNullOrEmpty(text) ? Unknown : new FactValue(text);

    /// <summary>As it is put into a sentence; empty when unknown.</summary>
    public override string ToString() => _value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        string text => text,
        _ => "",
    };
}
