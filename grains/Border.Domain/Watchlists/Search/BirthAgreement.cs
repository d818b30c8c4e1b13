using System.Globalization;
using System.Numerics;

namespace Border.Domain.Watchlists.Search;

/// <summary>How a list's date of birth and a document's agree.</summary>
internal enum BirthAgreement
{
    /// <summary>One of them has none.</summary>
    Unknown,

    /// <summary>The same day.</summary>
    Same,

    /// <summary>The same but for digits not known, one digit, or day and month changed over.</summary>
    Near,

    /// <summary>The list knows the year only, and it is the same.</summary>
    SameYear,

    /// <summary>The list knows the year only, and it is the one before or after.</summary>
    NextYear,

    /// <summary>Another.</summary>
    Other,
}

/// <summary>A list's date of birth in four bytes: six decimal digits YYMMDD of four bits each, so that digits are compared all at once.</summary>
internal readonly record struct ListedBirth
{
    private const uint YearOnly = 0x0100_0000;
    private const uint None = 0xFFFF_FFFF;

    /// <summary>Of an entry.</summary>
    public ListedBirth(WatchlistEntry entry) => Digits = entry switch
    {
        { BirthDate: { } date } => (Pair(date.Year % 100) << 16) | (Pair(date.Month) << 8) | Pair(date.Day),
        { BirthYear: { } year } => YearOnly | (uint)(year % 100),
        _ => None,
    };

    private ListedBirth(uint digits) => Digits = digits;

    /// <summary>Of six digits YYMMDD of four bits each.</summary>
    public static ListedBirth OfDigits(uint digits) => new(digits);

    /// <summary>Of the last two digits of a year.</summary>
    public static ListedBirth OfYear(int year) => new(YearOnly | (uint)year);

    /// <summary>Every date and year that an entry gives; one unknown where it gives none.</summary>
    public static ListedBirth[] All(WatchlistEntry entry)
    {
        if (entry is { OtherBirthDates: null, OtherBirthYears: null })
            return [new ListedBirth(entry)];
        var further = (entry.OtherBirthDates ?? []).Select(d => entry with { BirthDate = d })
            .Concat((entry.OtherBirthYears ?? []).Select(y => entry with { BirthDate = null, BirthYear = y }));
        return [.. further.Prepend(entry).Select(e => new ListedBirth(e)).Where(b => !b.IsUnknown).Distinct().DefaultIfEmpty(Unknown)];
    }

    /// <summary>Nothing known.</summary>
    public static ListedBirth Unknown { get; } = new(new WatchlistEntry { Id = "-", Kind = WatchlistKind.Person, Asks = default, Instruction = "" });

    /// <summary>The digits, or a year alone, or nothing.</summary>
    public uint Digits { get; }

    /// <summary>True when the list knows nothing.</summary>
    public bool IsUnknown => Digits == None;

    /// <summary>The year's last two digits where the list knows no more; null otherwise.</summary>
    public int? Year => Digits != None && (Digits & YearOnly) != 0 ? (int)(Digits & 0xFF) : null;

    /// <summary>Where a date stands among dates in order of <see cref="Digits"/>.</summary>
    public static Range RangeOf(ReadOnlySpan<ListedBirth> ordered, ListedBirth birth)
    {
        var first = FirstAtLeast(ordered, birth.Digits);
        return first..(birth.IsUnknown ? ordered.Length : first + FirstAtLeast(ordered[first..], birth.Digits + 1));
    }

    private static int FirstAtLeast(ReadOnlySpan<ListedBirth> ordered, uint digits)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ordered[middle].Digits < digits)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static uint Pair(int number) => ((uint)(number / 10) << 4) | (uint)(number % 10);
}

/// <summary>A document's date of birth as printed, ready to be compared with many.</summary>
internal readonly struct PrintedBirth
{
    private readonly uint _digits;
    private readonly uint _known;
    private readonly uint _swapped;
    private readonly int _year;

    /// <summary>YYMMDD with <c>&lt;</c> for what is not known; anything else counts as not known.</summary>
    public PrintedBirth(string printed)
    {
        for (var i = 0; printed.Length == 6 && i < 6; i++)
        {
            var isDigit = char.IsAsciiDigit(printed[i]);
            _digits = (_digits << 4) | (isDigit ? (uint)(printed[i] - '0') : 0);
            _known = (_known << 4) | (isDigit ? 0xFu : 0);
        }

        _swapped = (_digits & 0xFF0000) | ((_digits & 0xFF) << 8) | ((_digits >> 8) & 0xFF);
        _year = (_known & 0xFF0000) == 0xFF0000 ? int.Parse(printed.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture) : -1;
    }

    /// <summary>Everything that a list may know and that does not make it <see cref="BirthAgreement.Other"/>; null where the document's date is not whole, because
    /// that is too much.</summary>
    public IEnumerable<ListedBirth>? Agreeing() => _known == 0xFFFFFF ? Agreeing(_digits, _swapped, _year) : null;

    private static IEnumerable<ListedBirth> Agreeing(uint digits, uint swapped, int year)
    {
        yield return ListedBirth.Unknown;
        foreach (var near in new[] { year, (year + 1) % 100, (year + 99) % 100 })
            yield return ListedBirth.OfYear(near);
        yield return ListedBirth.OfDigits(digits);
        var isOneDigit = false;
        for (var place = 0; place < 24; place += 4)
        {
            for (var digit = 0u; digit < 10; digit++)
            {
                var other = (digits & ~(0xFu << place)) | (digit << place);
                isOneDigit |= other == swapped;
                if (other != digits)
                    yield return ListedBirth.OfDigits(other);
            }
        }

        if (!isOneDigit)
            yield return ListedBirth.OfDigits(swapped);
    }

    /// <summary>How a list's date agrees.</summary>
    public BirthAgreement Compare(ListedBirth listed)
    {
        if (listed.IsUnknown || _known == 0)
            return BirthAgreement.Unknown;
        if (listed.Year is { } year)
            return Years(year);
        var differ = (listed.Digits ^ _digits) & _known;
        if (differ == 0)
            return _known == 0xFFFFFF ? BirthAgreement.Same : BirthAgreement.Near;
        differ |= differ >> 1;
        differ |= differ >> 2;
        return BitOperations.PopCount(differ & 0x111111) <= 1 || listed.Digits == _swapped ? BirthAgreement.Near : BirthAgreement.Other;
    }

    /// <summary>How the one of a list's dates agrees that agrees best.</summary>
    public BirthAgreement Compare(ReadOnlySpan<ListedBirth> listed)
    {
        var best = Compare(listed[0]);
        foreach (var birth in listed[1..])
        {
            if (Compare(birth) is var other && other != BirthAgreement.Unknown && other < best)
                best = other;
        }

        return best;
    }

    private BirthAgreement Years(int listed) => _year < 0
        ? BirthAgreement.Unknown
        : Math.Abs(listed - _year) switch { 0 => BirthAgreement.SameYear, 1 or 99 => BirthAgreement.NextYear, _ => BirthAgreement.Other };
}
