namespace Border.Edge.Configuration;

/// <summary>The node cannot start as it is set up. Each problem says what to do.</summary>
/// <param name="source">The file at fault.</param>
/// <param name="problems">At least one.</param>
public sealed class ConfigurationException(string source, IReadOnlyList<string> problems)
    : Exception($"{source}: {string.Join(" | ", problems)}")
{
    /// <summary>What is wrong, one sentence each, with what to do.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
