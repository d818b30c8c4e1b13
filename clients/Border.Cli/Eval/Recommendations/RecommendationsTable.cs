using System.Globalization;
using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Recommendations.Quality;

namespace Border.Cli.Eval.Recommendations;

/// <summary>The counts for people.</summary>
internal static class RecommendationsTable
{
    public static void Write(TextWriter output, QualityReport report)
    {
        Line($"{report.Travellers} travellers with a recommendation and an end, {report.Open} without an end yet");
        foreach (var (outcome, count) in report.Outcomes)
            Line($"  {outcome,-24}{count,8}");
        Line($"overrides at the lane      {report.Overrides,7}");
        Line($"refused, recommended to be let pass (missed) {report.Missed} of {report.Refused}");
        Line($"of those asked for, refused in the end  {Percent(report.Precision)}; at random it would be {Percent(report.BaseRate)}");
        Line($"of those refused, asked for before      {Percent(report.Recall)}");
        if (report.Reasons.Count > 0)
            Line($"{"reason",-34}{"asked",8}{"refused",9}{"alone",8}{"refused",9}");
        foreach (var (code, reason) in report.Reasons.OrderByDescending(r => r.Value.Asked))
            Line($"  {code,-32}{reason.Asked,8}{reason.Refused,9}{reason.Alone,8}{reason.RefusedAlone,9}");
        Secondary(report, Line);

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static void Secondary(QualityReport report, Action<FormattableString> line)
    {
        var all = report.Secondary;
        line($"referred {all.Referred}: found something {all.Found}, refuted {all.Refuted}, found nothing {all.Nothing}, nothing recorded {all.Unsaid}; found in {Percent(all.HitRate)} of those with a finding");
        line($"found what no reason asked for {all.Unasked}; approved by a second officer {report.Approved}, sent back at least once {report.Returned}");
        if (report.Reasons.Count > 0)
            line($"{"reason",-34}{"referred",9}{"found",7}{"nothing",9}{"refuted",9}{"unsaid",8}{"overridden",12}{"returned",10}");
        foreach (var (code, reason) in report.Reasons.OrderByDescending(r => r.Value.Referred))
            line($"  {code,-32}{reason.Referred,9}{reason.Found,7}{reason.Nothing,9}{reason.Refuted,9}{reason.Unsaid,8}{reason.Overridden,12}{reason.Returned,10}");
    }

    private static string Percent(double? share) => share is { } known ? known.ToString("P1", CultureInfo.InvariantCulture) : "none";
}

/// <summary>Source-generated JSON of the output.</summary>
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class RecommendationsJson : JsonSerializerContext
{
    public static RecommendationsJson Output { get; } = new(new(JsonLines.Options));
}
