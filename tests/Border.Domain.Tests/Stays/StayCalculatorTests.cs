using Border.Domain.Stays;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Stays;

public sealed class StayCalculatorTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void TenDays_WithBothEndsCounted_Leave80()
    {
        var r = Check(new(2026, 3, 1), new Stay(new(2026, 1, 1), new(2026, 1, 10)));
        Assert.Equal((10, 80, 0), (r.Used, r.Left, r.Overstay));
        Assert.Equal(new DateOnly(2026, 5, 19), r.LastLegalDay);
    }

    [Fact]
    public void NinetyDaysAtOnce_EndOnTheirLastLegalDay()
    {
        var open = new Stay(Start, null);
        Assert.Equal(new StayResult(90, 0, Start.AddDays(89), 0), Check(Start.AddDays(89), open));
        Assert.Equal(new StayResult(95, 0, Start.AddDays(89), 5), Check(Start.AddDays(94), open));
    }

    [Fact]
    public void NobodyWhoUsedEveryDay_MayEnterUntilDaysFallOut()
    {
        var stay = new Stay(Start, Start.AddDays(89));
        Assert.Null(Check(Start.AddDays(100), stay).LastLegalDay);
        Assert.Equal(Start.AddDays(180 + 89), Check(Start.AddDays(180), stay).LastLegalDay);
        Assert.Equal(new StayResult(0, 90, Start.AddDays(269 + 89), 0), Check(Start.AddDays(269), stay));
    }

    [Fact]
    public void OldDays_FallingOutDuringTheStay_AreGivenBack()
    {
        var r = Check(Start.AddDays(150), new Stay(Start, Start.AddDays(29)), new Stay(Start.AddDays(150), null));
        Assert.Equal((31, 59), (r.Used, r.Left));
        Assert.Equal(Start.AddDays(239), r.LastLegalDay);
    }

    [Fact]
    public void Stays_ThatOverlapOrLieAhead_CountOnceOrNotAtAll()
    {
        var r = Check(Start.AddDays(20), new(Start, Start.AddDays(9)), new(Start.AddDays(5), Start.AddDays(12)), new(Start.AddDays(30), null));
        Assert.Equal(13, r.Used);
    }

    [Fact]
    public void WrongInput_IsRefusedInWords()
    {
        Assert.Throws<ArgumentException>(() => Check(Start, new Stay(Start, Start.AddDays(-1))));
        Assert.Throws<ArgumentException>(() => StayCalculator.Check(new StayRule(91, 90), [], Start));
        Assert.Throws<ArgumentException>(() => StayCalculator.Check(new StayRule(0, 90), [], Start));
        Assert.Throws<ArgumentException>(() => StayCalculator.Check(StayRule.Schengen, [.. Enumerable.Repeat(new Stay(Start, null), 10_001)], Start));
    }

    [Fact]
    public void TheLastDayOfAll_DoesNotOverflow()
    {
        Assert.Equal(180, Check(DateOnly.MaxValue, new Stay(DateOnly.MinValue, null)).Used);
        Assert.Equal(DateOnly.MaxValue, Check(DateOnly.MaxValue, new Stay(DateOnly.MaxValue, null)).LastLegalDay);
        Assert.Equal(DateOnly.MaxValue, StayCalculator.Check(new StayRule(9, 9), [], Start).LastLegalDay);
    }

    [Fact]
    public void AnyStaysAndRule_AgreeWithCountingDayByDay()
    {
        var stay =
            from entry in Gen.Choose(0, 80)
            from length in Gen.Choose(0, 30)
            from open in Gen.Choose(0, 9)
            select new Stay(Start.AddDays(entry), open == 0 ? null : Start.AddDays(entry + length));
        var cases =
            from stays in stay.ArrayOf()
            from window in Gen.Choose(1, 50)
            from days in Gen.Choose(1, window)
            from last in Gen.Choose(0, 100)
            select (Stays: stays, Rule: new StayRule(days, window), On: Start.AddDays(last));
        Properties.Hold(cases, c => Assert.Equal(CountDayByDay(c.Rule, c.Stays, c.On), StayCalculator.Check(c.Rule, c.Stays, c.On)), 1000);
    }

    private static StayResult CountDayByDay(StayRule rule, Stay[] stays, DateOnly on)
    {
        var days = new HashSet<DateOnly>();
        foreach (var stay in stays)
        {
            for (var day = stay.Entry; day <= on && day <= (stay.Exit ?? on); day = day.AddDays(1))
                days.Add(day);
        }

        int Used(DateOnly at) => Enumerable.Range(0, rule.Window).Count(back => days.Contains(at.AddDays(-back)));
        var used = Used(on);
        if (rule.Days == rule.Window)
            return new StayResult(used, rule.Days - used, DateOnly.MaxValue, 0);
        var first = on;
        while (days.Contains(on) && days.Contains(first.AddDays(-1)))
            first = first.AddDays(-1);
        DateOnly? last = null;
        for (var day = first; ; day = day.AddDays(1))
        {
            days.Add(day);
            if (Used(day) > rule.Days)
                return new StayResult(used, Math.Max(0, rule.Days - used), last, Math.Max(0, used - rule.Days));
            last = day;
        }
    }

    private static StayResult Check(DateOnly on, params Stay[] stays) => StayCalculator.Check(StayRule.Schengen, stays, on);
}
