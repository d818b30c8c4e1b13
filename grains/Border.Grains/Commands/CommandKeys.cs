using Border.Domain.Records;

namespace Border.Grains.Commands;

/// <summary>Where commands are kept among the snapshots.</summary>
public static class CommandKeys
{
    /// <summary>What the key of every node's commands begins with; the node's name follows.</summary>
    public const string Prefix = "command:";

    /// <summary>The key of a node's commands.</summary>
    public static string Of(NodeName node) => $"{Prefix}{node}";
}
