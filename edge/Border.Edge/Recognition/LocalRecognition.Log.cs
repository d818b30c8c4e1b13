namespace Border.Edge.Recognition;

internal sealed partial class LocalRecognition
{
    [LoggerMessage(Level = LogLevel.Error, Message = "An image of {Device} could not be looked at: {Error}.")]
    private partial void LogFault(string device, string error);
}
