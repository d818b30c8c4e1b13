using System.Security.Cryptography;

namespace Border.Domain.Trust;

/// <summary>What the holders of root keys do at a ceremony.</summary>
public static class RootSigner
{
    /// <summary>Appends the next document, unsigned, with what is not changed as it was.</summary>
    /// <param name="chain">The chain; its last document is complete.</param>
    /// <param name="change">Changes keys, threshold or end.</param>
    /// <param name="now">When.</param>
    /// <exception cref="ArgumentException">The last document is not complete, or the changed one makes no sense; the message says why.</exception>
    public static RootChain Next(RootChain chain, Func<RootDocument, RootDocument> change, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(change);
        if (chain.Problem() is { } unfinished)
            throw new ArgumentException(unfinished, nameof(chain));
        var next = change(chain.Current with { Signatures = [], IssuedAt = now }) with { Version = chain.Current.Version + 1 };
        return next.Problem() is { } problem
            ? throw new ArgumentException(problem, nameof(change))
            : new RootChain([.. chain.Roots.Append(next).TakeLast(RootChain.MaxRoots)]);
    }

    /// <summary>Adds a root key's signature to the last document; a second one of the same key replaces its first.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="key">A root key of the last document or of the one before.</param>
    /// <exception cref="ArgumentException">It is no such key.</exception>
    public static RootChain Sign(RootChain chain, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(key);
        var (last, id) = (chain.Current, TrustedKey.Of(key).Id);
        if (!chain.Roots.TakeLast(2).SelectMany(root => root.RootKeys).Any(root => root.Id == id))
            throw new ArgumentException($"The key {id[..16]} is no root key of version {last.Version} or of the one before.", nameof(key));
        var signature = new RootSignature(id, key.SignData(last.SignedBytes(), HashAlgorithmName.SHA256));
        last = last with { Signatures = [.. last.Signatures.Where(s => s.KeyId != id), signature] };
        return new RootChain([.. chain.Roots.SkipLast(1), last]);
    }
}
