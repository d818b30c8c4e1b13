using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Domain.Time;

/// <summary>
/// A hybrid logical clock reading: never goes backwards within a node, whatever its wall clock does (invariant I7).
/// Ordered by <paramref name="PhysicalMilliseconds"/>, then <paramref name="Counter"/>. Written as <c>milliseconds.counter</c>.
/// </summary>
/// <param name="PhysicalMilliseconds">Milliseconds since 1970-01-01T00:00:00Z, the greatest seen so far. 0 or more.</param>
/// <param name="Counter">Distinguishes readings within one millisecond. 0 or more.</param>
[JsonConverter(typeof(HlcTimestampJsonConverter))]
public readonly record struct HlcTimestamp(long PhysicalMilliseconds, int Counter) : IComparable<HlcTimestamp>
{
    /// <summary>Before every reading.</summary>
    public static HlcTimestamp Zero => default;

    /// <inheritdoc />
    public int CompareTo(HlcTimestamp other)
    {
        var byTime = PhysicalMilliseconds.CompareTo(other.PhysicalMilliseconds);
        return byTime != 0 ? byTime : Counter.CompareTo(other.Counter);
    }

    /// <summary>True when <paramref name="left"/> is earlier.</summary>
    public static bool operator <(HlcTimestamp left, HlcTimestamp right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> is later.</summary>
    public static bool operator >(HlcTimestamp left, HlcTimestamp right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> is not later.</summary>
    public static bool operator <=(HlcTimestamp left, HlcTimestamp right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(HlcTimestamp left, HlcTimestamp right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PhysicalMilliseconds}.{Counter}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not <c>milliseconds.counter</c> with both 0 or more.</exception>
    public static HlcTimestamp Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0
            && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var physical)
            && int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var counter))
            return new HlcTimestamp(physical, counter);
        throw new FormatException("A hybrid clock reading is written as milliseconds.counter, for example 1763790000000.0.");
    }
}

/// <summary>Writes a <see cref="HlcTimestamp"/> as its text form.</summary>
public sealed class HlcTimestampJsonConverter : JsonConverter<HlcTimestamp>
{
    /// <inheritdoc />
    public override HlcTimestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return HlcTimestamp.Parse(reader.GetString() ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, HlcTimestamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
