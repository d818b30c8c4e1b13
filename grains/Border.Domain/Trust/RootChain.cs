using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Domain.Trust;

/// <summary>
/// Root documents one after another, the last of them in force. Each was signed by enough keys of the one before and by enough of its own,
/// so whoever trusts one of them can walk to the last alone, however long it was away.
/// </summary>
/// <param name="Roots">At least one, versions contiguous.</param>
public sealed record RootChain(IReadOnlyList<RootDocument> Roots)
{
    /// <summary>The kind under which chains are sent, stored and journalled. It is no bundle: its signatures are its own.</summary>
    public const string Kind = "root";

    /// <summary>Largest chain as it is sent, in bytes.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The most documents; older ones are dropped. A node that was away for more is commissioned anew.</summary>
    public const int MaxRoots = 64;

    /// <summary>The document in force.</summary>
    [JsonIgnore]
    public RootDocument Current => Roots[^1];

    /// <summary>The bytes that are sent and kept.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RootJson.Default.RootChain);

    /// <summary>Reads a chain and verifies each step. Says nothing of whether its first document is to be trusted. Never throws on what the bytes hold.</summary>
    /// <returns>The chain, or why it is none, in words: exactly one is set.</returns>
    public static (RootChain? Chain, string? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        var (chain, problem) = ReadUnsigned(bytes);
        problem ??= chain!.Problem();
        return problem is null ? (chain, null) : (null, problem);
    }

    /// <summary>Reads a chain whose last document may still lack signatures, as it travels between the holders of root keys.</summary>
    /// <returns>The chain, or why it is none, in words: exactly one is set.</returns>
    public static (RootChain? Chain, string? Problem) ReadUnsigned(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return (null, $"A chain of root documents has at most {MaxBytes} bytes; this one has {bytes.Length}.");
        try
        {
            var chain = JsonSerializer.Deserialize(bytes, RootJson.Default.RootChain);
            if (chain is not { Roots.Count: >= 1 and <= MaxRoots } || chain.Roots.Any(root => root is null))
                return (null, $"A chain has 1 to {MaxRoots} root documents.");
            var bad = chain.Roots.Select(root => (root.Version, Problem: root.Problem())).FirstOrDefault(root => root.Problem is not null);
            return bad.Problem is null ? (chain, null) : (null, $"Root {bad.Version}: {bad.Problem}");
        }
        catch (JsonException)
        {
            return (null, "The root documents are truncated or none at all: the bytes are not the JSON of them.");
        }
    }

    /// <summary>Walks from the document in force to the last of a received chain. Nothing received is trusted for itself.</summary>
    /// <param name="received">From outside.</param>
    /// <returns>The longer chain, or why the one received changes nothing, in words: exactly one is set.</returns>
    public (RootChain? Chain, string? Problem) Extend(RootChain received)
    {
        ArgumentNullException.ThrowIfNull(received);
        RootDocument[] newer = [.. received.Roots.Where(root => root.Version > Current.Version)];
        if (newer.Length == 0)
            return (null, $"Root {received.Current.Version} is not newer than root {Current.Version}, which is in force.");
        if (newer[0].Version != Current.Version + 1)
            return (null, $"Root {Current.Version + 1} is missing: the steps begin at root {newer[0].Version}. Commission this node anew.");
        var walked = new RootChain([Current, .. newer]);
        return walked.StepProblem() is { } problem ? (null, problem) : (new RootChain([.. Roots.Concat(newer).TakeLast(MaxRoots)]), null);
    }

    /// <summary>Why the chain does not hold, in words: a document that too few signed, or a version left out. Null when it holds.</summary>
    public string? Problem() => Missing(Roots[0], Roots[0], "its own") ?? StepProblem();

    private string? StepProblem()
    {
        for (var i = 1; i < Roots.Count; i++)
        {
            var (before, root) = (Roots[i - 1], Roots[i]);
            if (root.Version != before.Version + 1)
                return $"After root {before.Version} comes root {root.Version}: every version must be there.";
            if ((Missing(root, before, $"root {before.Version}'s") ?? Missing(root, root, "its own")) is { } problem)
                return problem;
        }

        return null;
    }

    private static string? Missing(RootDocument root, RootDocument by, string whose)
    {
        var signed = root.SignedBy(by.RootKeys);
        return signed >= by.Threshold ? null : $"Root {root.Version} is signed by {signed} of {whose} keys; {by.Threshold} must sign it.";
    }
}

/// <summary>Source-generated JSON of root documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(RootChain))]
public sealed partial class RootJson : JsonSerializerContext;
