using System.CommandLine;

namespace Border.Cli.Vision;

/// <summary><c>border vision</c>: read machine readable zones, plates and faces from image files.</summary>
public static class VisionCommands
{
    /// <summary>The <c>vision</c> command with its verbs.</summary>
    public static Command Build() => new("vision", "Read machine readable zones, plates and faces from image files.");
}
