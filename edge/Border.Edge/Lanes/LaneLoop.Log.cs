namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Lane {Lane}: handling {Input} failed with {Error}; the lane goes on.")]
    private partial void LogInputFailed(string lane, string input, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane}: the journal did not take a record: {Problem}")]
    private partial void LogNotRecorded(string lane, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Lane {Lane}: device {Device} is {State}. {Explanation}")]
    private partial void LogDevice(string lane, string device, string state, string explanation);

    [LoggerMessage(Level = LogLevel.Information, Message = "Lane {Lane}: crossing {Crossing} ended as {Status} after {Seconds:0.0} s.")]
    private partial void LogFinished(string lane, Guid crossing, string status, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane}: the {What} was not read. {Problem}")]
    private partial void LogUnreadable(string lane, string what, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane}: {Notice}")]
    private partial void LogNotice(string lane, string notice);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane}: the gate did not open. {Explanation}")]
    private partial void LogGate(string lane, string explanation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lane {Lane}: {What} readings drifted: {Drifted}, distance {Distance}.")]
    private partial void LogDrift(string lane, string what, bool drifted, double distance);
}
