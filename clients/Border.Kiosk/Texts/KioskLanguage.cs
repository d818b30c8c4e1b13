using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Kiosk.Texts;

/// <summary>One language of the kiosk, with its own resource file <c>Texts/CODE.json</c>.</summary>
public sealed class KioskLanguage
{
    private static readonly string[] Codes = ["en", "fr", "ar", "ru", "zh", "vi"];

    private readonly FrozenDictionary<string, string> _texts;

    private KioskLanguage(string code, FrozenDictionary<string, string> texts)
    {
        (Code, _texts) = (code, texts);
        Culture = (CultureInfo)CultureInfo.GetCultureInfo(code).Clone();
        // Dates on documents are Gregorian; some cultures would show another calendar.
        Culture.DateTimeFormat.Calendar = Culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? new GregorianCalendar();
    }

    /// <summary>All languages, in the order in which they are offered.</summary>
    public static IReadOnlyList<KioskLanguage> All { get; } = [.. Codes.Select(Load)];

    /// <summary>For <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>The language's own name.</summary>
    public string Name => this["name"];

    /// <summary>True for languages written from right to left.</summary>
    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>True where dates are written year, month, day.</summary>
    public bool YearFirst => Code == "zh";

    /// <summary>The keys of all texts.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text.</summary>
    public string this[string key] => _texts[key];

    /// <summary>A text with a value in it.</summary>
    public string With(string key, object value) => string.Format(Culture, _texts[key], value);

    /// <summary>A date in words.</summary>
    public string Date(DateOnly date) => date.ToString(Culture.DateTimeFormat.LongDatePattern, Culture);

    /// <summary>The language with this code; null when the kiosk does not speak it.</summary>
    public static KioskLanguage? Find(string code) => All.FirstOrDefault(language => language.Code == code);

    private static KioskLanguage Load(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{code}.json")
            ?? throw new InvalidOperationException($"The texts of {code} are not in the program.");
        var texts = JsonSerializer.Deserialize(stream, KioskTextJson.Default.DictionaryStringString)!;
        return new KioskLanguage(code, texts.ToFrozenDictionary(StringComparer.Ordinal));
    }
}

/// <summary>Source-generated JSON of the texts.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class KioskTextJson : JsonSerializerContext;
