namespace Border.Vision.Tests.Drawing;

/// <summary>One engine with the real models for all tests, as a node has one for all lanes.</summary>
internal static class Engine
{
    private static readonly Lazy<VisionEngine> Loaded = new(static () => VisionEngine.Create());

    public static VisionEngine Shared => Loaded.Value;
}
