using System.Globalization;
using Border.Domain.Stays;
using Border.Kiosk.Texts;

namespace Border.Kiosk.Desk;

/// <summary>A day as typed: three fields, because a browser's own date field follows the machine's language, not the traveller's.</summary>
/// <param name="Day">Day of the month.</param>
/// <param name="Month">Month, 1-12.</param>
/// <param name="Year">Year, four digits.</param>
public sealed record TypedDay(string Day, string Month, string Year)
{
    /// <summary>Nothing typed.</summary>
    public static TypedDay Nothing { get; } = new("", "", "");

    /// <summary>True when all fields are empty.</summary>
    public bool IsEmpty => this == Nothing;

    /// <summary>The day; null when there is no such one between 1990 and 2100.</summary>
    public DateOnly? Date =>
        Number(Day) is { } day && Number(Month) is >= 1 and <= 12 and { } month && Number(Year) is >= 1990 and <= 2100 and { } year
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The stays as a traveller typed them, and what the rule says. Nothing of it is kept.</summary>
public sealed class StayForm
{
    /// <summary>How many stays the form has.</summary>
    public const int Rows = 5;

    private StayForm(IReadOnlyList<(TypedDay Entry, TypedDay Exit)> typed) => Typed = typed;

    /// <summary>What was typed, one pair per row.</summary>
    public IReadOnlyList<(TypedDay Entry, TypedDay Exit)> Typed { get; }

    /// <summary>What is wrong, in the traveller's language.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What the rule says; null before or when something is wrong.</summary>
    public StayResult? Result { get; private set; }

    /// <summary>An empty form.</summary>
    public static StayForm Empty { get; } = new([.. Enumerable.Repeat((TypedDay.Nothing, TypedDay.Nothing), Rows)]);

    /// <summary>Checks what was typed.</summary>
    /// <param name="field">The value of a field such as <c>entry-1-day</c>; null when it was not sent.</param>
    /// <param name="today">The date at the post.</param>
    /// <param name="language">For problems.</param>
    public static StayForm Of(Func<string, string?> field, DateOnly today, KioskLanguage language)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(language);
        TypedDay Day(string what, int row) => new(Short(field($"{what}-{row}-day")), Short(field($"{what}-{row}-month")), Short(field($"{what}-{row}-year")));
        var form = new StayForm([.. Enumerable.Range(1, Rows).Select(row => (Day("entry", row), Day("exit", row)))]);
        var (stays, problems) = (new List<Stay>(), new List<string>());
        foreach (var ((entered, left), row) in form.Typed.Select((typed, index) => (typed, index + 1)))
        {
            if (entered.IsEmpty && left.IsEmpty)
                continue;
            if (entered.Date is not { } entry || (!left.IsEmpty && left.Date is null))
                problems.Add(language.With("errDate", row));
            else if (left.Date < entry)
                problems.Add(language.With("errOrder", row));
            else
                stays.Add(new Stay(entry, left.Date));
        }

        if (stays.Count == 0 && problems.Count == 0)
            problems.Add(language["errEmpty"]);
        form.Problems = problems;
        if (problems.Count == 0)
            form.Result = StayCalculator.Check(StayRule.Schengen, stays, today);
        return form;
    }

    private static string Short(string? value) => value is { Length: <= 4 } ? value.Trim() : value is null ? "" : "?";
}
