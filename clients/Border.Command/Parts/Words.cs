using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.People;
using Border.Domain.Recommendations;
using Border.Grains.Commands;
using Border.Ledger.Alerts;

namespace Border.Command.Parts;

/// <summary>How the command pages say things.</summary>
internal static class Words
{
    public static string Of(CrossingStatus status) => status switch
    {
        CrossingStatus.AtLane => "At the lane",
        CrossingStatus.OnHold => "On hold",
        CrossingStatus.InSecondary => "In secondary",
        CrossingStatus.Closed => "Closed",
        CrossingStatus.Cancelled => "Cancelled",
        _ => "Unknown",
    };

    public static string Of(Outcome outcome) => outcome.ToString();

    public static string Of(AlertSeverity severity) => severity.ToString();

    public static string Tone(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "bad",
        AlertSeverity.Warning => "warn",
        _ => "calm",
    };

    public static string Of(CommandState state) => state switch
    {
        CommandState.Waiting => "not sent yet",
        CommandState.NodeAway => "the node is away",
        CommandState.Replaced => "replaced by a later order",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static string Tone(CommandState state) => state switch
    {
        CommandState.Done => "good",
        CommandState.Failed or CommandState.Expired => "bad",
        CommandState.NodeAway => "warn",
        _ => "calm",
    };

    public static string Of(IEnumerable<Role> roles) => string.Join(", ", roles.Select(r => r.ToString().ToLowerInvariant()));

    /// <summary>A date and time to the second in the centre's zone.</summary>
    public static string Moment(DateTimeOffset at) => at.ToLocalTime().ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A time of day, with the day when it is not today's.</summary>
    public static string Clock(DateTimeOffset at, DateTimeOffset now)
    {
        var local = at.ToLocalTime();
        return local.ToString(local.Date == now.ToLocalTime().Date ? "HH:mm:ss" : "d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>For example <c>45 s</c>, <c>5 min</c>, <c>3 h 10 min</c>, <c>2 days</c>; never negative.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(span.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalMinutes):0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours):0} h {span.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalDays):0} days"),
    };

    public static string Wait(long? milliseconds) => milliseconds is { } ms ? Span(TimeSpan.FromMilliseconds(ms)) : "";

    /// <summary>A number with blanks between thousands, for people.</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";
}
