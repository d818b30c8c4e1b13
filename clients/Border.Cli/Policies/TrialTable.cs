namespace Border.Cli.Policies;

/// <summary>A trial's counts for people.</summary>
internal static class TrialTable
{
    public static void Write(TextWriter output, TrialReport report)
    {
        output.WriteLine($"{report.Cases} travellers were recommended for; {report.Judged} could be judged, {report.Changed} of them would be recommended otherwise");
        foreach (var (why, count) in report.Unjudged)
            output.WriteLine($"  not judged  {count,8}  {(why == "erased" ? "the subject was erased: its facts are gone" : "a record of the crossing cannot be read")}");
        if (report.Unreadable > 0)
            output.WriteLine($"  {report.Unreadable} records could not be read");
        foreach (var (change, count) in report.Outcomes)
            output.WriteLine($"  {change,-24}{count,8}");
        Reasons(output, "asks newly", report.Gained);
        Reasons(output, "asks no more", report.Lost);
    }

    private static void Reasons(TextWriter output, string what, IReadOnlyDictionary<string, long> codes)
    {
        foreach (var (code, count) in codes.OrderByDescending(c => c.Value))
            output.WriteLine($"  {what,-14}{code,-32}{count,8}");
    }
}
