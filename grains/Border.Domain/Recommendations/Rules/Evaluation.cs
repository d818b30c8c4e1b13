using Border.Domain.Recommendations.Facts;

namespace Border.Domain.Recommendations.Rules;

/// <summary>
/// What a condition is for given facts, in Kleene's three-valued logic: an unknown fact makes a condition unknown unless the known ones
/// settle it. So learning more never turns a settled answer round. Total: no condition throws.
/// </summary>
public static class Evaluation
{
    /// <summary>True, false, or null when the known facts do not settle it.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="read">A fact's value.</param>
    public static bool? Of(Condition condition, Func<Fact, FactValue> read)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(read);
        return condition switch
        {
            Always x => x.Value,
            FlagIs x => read(x.Fact).Flag,
            IsKnown x => read(x.Fact).IsKnown,
            Compare x => Compared(x, read),
            OneOf x => read(x.Fact).Text is { } text ? x.Texts.Contains(text, StringComparer.OrdinalIgnoreCase) : null,
            Not x => !Of(x.Inner, read),
            Both x => Of(x.Left, read) & Of(x.Right, read),
            Either x => Of(x.Left, read) | Of(x.Right, read),
            _ => null,
        };
    }

    /// <summary>Facts that settle a condition: were nothing else known, it would be the same. Of an unsettled one, the unknown facts that keep it so.</summary>
    public static IReadOnlyList<string> Support(Condition condition, Func<Fact, FactValue> read) =>
        [.. Because(condition, read).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Because(Condition condition, Func<Fact, FactValue> read)
    {
        var result = Of(condition, read);
        switch (condition)
        {
            case Not x:
                return Because(x.Inner, read);
            case Both x:
                return Joined(x.Left, x.Right, result, settling: false, read);
            case Either x:
                return Joined(x.Left, x.Right, result, settling: true, read);
            case FlagIs or Compare or OneOf when result is null:
                return condition.Facts.Where(f => !read(FactTable.Find(f)!).IsKnown);
            default:
                return condition.Facts;
        }
    }

    /// <summary>One part is enough where its value settles the whole; else both count, and of an unsettled whole those that are unsettled.</summary>
    private static IEnumerable<string> Joined(Condition left, Condition right, bool? result, bool settling, Func<Fact, FactValue> read)
    {
        Condition[] parts = [left, right];
        if (result == settling)
            return Because(parts.First(p => Of(p, read) == settling), read);
        return parts.Where(p => result is not null || Of(p, read) is null).SelectMany(p => Because(p, read));
    }

    private static bool? Compared(Compare compare, Func<Fact, FactValue> read)
    {
        var left = read(compare.Fact);
        if (compare.Fact.Type == FactType.Text)
        {
            var other = compare.With is null ? compare.Text : read(compare.With).Text;
            return left.Text is { } text && other is not null
                ? string.Equals(text, other, StringComparison.OrdinalIgnoreCase) == (compare.How == Comparison.Equal)
                : null;
        }

        return left.Number is { } a && (compare.With is null ? compare.Number : read(compare.With).Number) is { } b
            ? compare.How switch
            {
                Comparison.Equal => a == b,
                Comparison.Different => a != b,
                Comparison.Less => a < b,
                Comparison.AtMost => a <= b,
                Comparison.More => a > b,
                _ => a >= b,
            }
            : null;
    }
}
