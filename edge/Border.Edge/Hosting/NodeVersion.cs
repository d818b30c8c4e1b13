using System.Reflection;

namespace Border.Edge.Hosting;

/// <summary>The software's version.</summary>
internal static class NodeVersion
{
    /// <summary>As built, for example <c>0.1.0+commit</c>.</summary>
    public static string Text { get; } =
        typeof(NodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
