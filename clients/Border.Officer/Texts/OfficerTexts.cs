namespace Border.Officer.Texts;

/// <summary>The texts of one request: what every page and part speaks. Set once it is known who asks.</summary>
public sealed class OfficerTexts
{
    /// <summary>The language; English until somebody chose.</summary>
    public OfficerLanguage Language { get; set; } = OfficerLanguage.English;

    /// <summary>The page's address without its host, to come back to after choosing a language.</summary>
    public string Address { get; set; } = "/officer";

    /// <summary>A text.</summary>
    public string this[string key] => Language.Say(key);

    /// <summary>A text with values.</summary>
    public string this[string key, params IReadOnlyList<object?> values] => Language.Say(key, values);

    /// <summary>How old something is or how long it took, in one short word: <c>5 min</c>, <c>3 h</c>, <c>2 days</c>; never negative.</summary>
    public string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => this["age.now"],
        { TotalHours: < 1 } => this["age.minutes", (int)age.TotalMinutes],
        { TotalDays: < 2 } => this["age.hours", (int)age.TotalHours],
        _ => this["age.days", (int)age.TotalDays],
    };

    /// <summary>How long somebody waits: seconds, whole minutes from a minute on.</summary>
    public string Wait(TimeSpan wait) => wait < TimeSpan.FromMinutes(1)
        ? this["age.seconds", (int)Math.Max(0, wait.TotalSeconds)]
        : this["age.minutes", (int)Math.Round(wait.TotalMinutes)];

    /// <summary>How long something took: milliseconds, from ten seconds on seconds.</summary>
    public string Span(double milliseconds) => milliseconds < 10_000
        ? this["age.milliseconds", (int)Math.Round(milliseconds)]
        : this["age.seconds", (int)Math.Round(milliseconds / 1000)];
}
