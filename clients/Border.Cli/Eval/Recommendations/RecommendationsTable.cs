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

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    private static string Percent(double? share) => share is { } known ? known.ToString("P1", CultureInfo.InvariantCulture) : "none";
}

/// <summary>Source-generated JSON of the output.</summary>
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class RecommendationsJson : JsonSerializerContext
{
    public static RecommendationsJson Output { get; } = new(new(JsonLines.Options));
}
