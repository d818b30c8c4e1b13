using System.Globalization;
using Border.Domain.Stays;
using Border.Kiosk.Texts;

namespace Border.Kiosk.Desk;

/// <summary>The stays as a traveller typed them, and what the rule says. Nothing of it is kept.</summary>
public sealed class StayForm
{
    /// <summary>How many stays the form has.</summary>
    public const int Rows = 5;

    private StayForm(IReadOnlyList<(string Entry, string Exit)> typed) => Typed = typed;

    /// <summary>What was typed, as yyyy-MM-dd, one pair per row.</summary>
    public IReadOnlyList<(string Entry, string Exit)> Typed { get; }

    /// <summary>What is wrong, in the traveller's language.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What the rule says; null before or when something is wrong.</summary>
    public StayResult? Result { get; private set; }

    /// <summary>An empty form.</summary>
    public static StayForm Empty { get; } = new([.. Enumerable.Repeat(("", ""), Rows)]);

    /// <summary>Checks what was typed.</summary>
    /// <param name="entries">Days of entry; more than <see cref="Rows"/> are not looked at.</param>
    /// <param name="exits">Days of exit.</param>
    /// <param name="today">The date at the post.</param>
    /// <param name="language">For problems.</param>
    public static StayForm Of(IReadOnlyList<string?> entries, IReadOnlyList<string?> exits, DateOnly today, KioskLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var form = new StayForm([.. Enumerable.Range(0, Rows).Select(row => (Short(entries, row), Short(exits, row)))]);
        var (stays, problems) = (new List<Stay>(), new List<string>());
        foreach (var (typed, row) in form.Typed.Select((typed, index) => (typed, index + 1)).Where(pair => pair.typed is not ("", "")))
        {
            if (Day(typed.Entry) is not { } entry || (typed.Exit.Length > 0 && Day(typed.Exit) is null))
                problems.Add(language.With("errDate", row));
            else if (Day(typed.Exit) is { } exit && exit < entry)
                problems.Add(language.With("errOrder", row));
            else
                stays.Add(new Stay(entry, Day(typed.Exit)));
        }

        if (stays.Count == 0 && problems.Count == 0)
            problems.Add(language["errEmpty"]);
        form.Problems = problems;
        if (problems.Count == 0)
            form.Result = StayCalculator.Check(StayRule.Schengen, stays, today);
        return form;
    }

    private static string Short(IReadOnlyList<string?> values, int row) =>
        row < values.Count && values[row] is { Length: <= 10 } value ? value.Trim() : "";

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100
            ? day
            : null;
}
