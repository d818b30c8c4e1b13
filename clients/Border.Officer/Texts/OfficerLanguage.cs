using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Officer.Texts;

/// <summary>One language of the officers' pages, with its own resource file <c>Texts/CODE.json</c>. Immutable.</summary>
public sealed class OfficerLanguage
{
    private const char Isolate = '\u2068'; // what follows finds its own direction ...
    private const char Pop = '\u2069';     // ... up to here (Unicode UAX 9): a plate in an Arabic sentence stays as it is

    private static readonly string[] Codes = ["en", "fr", "ar", "ru", "zh", "vi"];

    private readonly FrozenDictionary<string, TextPattern> _texts;
    private readonly CultureInfo _culture;

    private OfficerLanguage(string code, FrozenDictionary<string, TextPattern> texts)
    {
        (Code, _texts) = (code, texts);
        _culture = (CultureInfo)CultureInfo.GetCultureInfo(code).Clone();
        // Documents show Gregorian dates and Latin digits; some cultures would show others.
        _culture.DateTimeFormat.Calendar = _culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? new GregorianCalendar();
        if (IsRightToLeft)
            _culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
    }

    /// <summary>All languages, in the order in which they are offered.</summary>
    public static IReadOnlyList<OfficerLanguage> All { get; } = [.. Codes.Select(Load)];

    /// <summary>What everything is written in first; a text that another language lacks is said in it.</summary>
    public static OfficerLanguage English => All[0];

    /// <summary>Two letters, for <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>The language's own name.</summary>
    public string Name => Say("language.name");

    /// <summary>True for languages written from right to left.</summary>
    public bool IsRightToLeft => _culture.TextInfo.IsRightToLeft;

    /// <summary>The keys of all its texts.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The language with this code; null when the pages do not speak it.</summary>
    public static OfficerLanguage? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>A text; in English where this language lacks it.</summary>
    /// <param name="key">Its key in <c>Texts/en.json</c>.</param>
    /// <param name="values">For its places: whole numbers, dates, or what is shown as it is.</param>
    /// <exception cref="KeyNotFoundException">No language has it.</exception>
    public string Say(string key, params IReadOnlyList<object?> values) =>
        _texts.TryGetValue(key, out var pattern) ? pattern.Render(Code, values, Write) : English._texts[key].Render("en", values, Write);

    /// <summary>True when there is such a text.</summary>
    public bool Has(string key) => _texts.ContainsKey(key) || English._texts.ContainsKey(key);

    /// <summary>A day, for example <c>5 Aug 2026</c>.</summary>
    public string Day(DateOnly day) => day.ToString(Say("format.day"), _culture);

    /// <summary>A time of today, or with its day when it is another's. By the machine's time zone.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="now">Now.</param>
    public string When(DateTimeOffset at, DateTimeOffset now)
    {
        var (local, today) = (at.ToLocalTime(), now.ToLocalTime());
        return local.ToString(local.Date == today.Date ? "HH:mm" : Say("format.moment"), _culture);
    }

    /// <summary>A day of some year with its time, for example <c>5 Aug 14:05</c>; as it is given, in no other time zone.</summary>
    public string Moment(DateTime at) => at.ToString(Say("format.moment"), _culture);

    /// <summary>A share of 1 as whole percent.</summary>
    public string Percent(double share) => Say("format.percent", (int)Math.Round(Math.Max(0, share) * 100));

    /// <summary>A word as it stands within a sentence.</summary>
    public string Small(string word) => word.ToLower(_culture);

    internal TextPattern? Pattern(string key) => _texts.GetValueOrDefault(key);

    private string Write(object? value) => value switch
    {
        DateOnly day => Day(day),
        IFormattable and (int or long) => ((IFormattable)value).ToString("N0", _culture),
        double number => number.ToString("0.00", _culture),
        null => "",
        _ => IsRightToLeft ? $"{Isolate}{value}{Pop}" : value.ToString() ?? "",
    };

    private static OfficerLanguage Load(string code)
    {
        using var stream = typeof(OfficerLanguage).Assembly.GetManifestResourceStream($"officer.{code}.json")
            ?? throw new InvalidOperationException($"The texts of {code} are not in the program.");
        var texts = JsonSerializer.Deserialize(stream, OfficerTextJson.Default.DictionaryStringString)!;
        return new OfficerLanguage(code, texts.ToFrozenDictionary(pair => pair.Key, pair => TextPattern.Parse(pair.Value), StringComparer.Ordinal));
    }
}

/// <summary>Source-generated JSON of the texts.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class OfficerTextJson : JsonSerializerContext;
