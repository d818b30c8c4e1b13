using System.Security.Cryptography;
using Border.Domain.Events;
using Border.Domain.Trust;

namespace Border.Edge.Bundles;

internal sealed partial class NodeBundles
{
    /// <summary>When root keys should have signed the next root document.</summary>
    public DateTimeOffset KeysDueAt => _root.Current.ExpiresAt;

    private async Task<string?> ReceiveRootAsync(string file, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > RootChain.MaxBytes)
            return "The root documents are larger than they can be.";
        try
        {
            if (_root.Take(await File.ReadAllBytesAsync(file, cancellation)) is { } problem)
                return problem;
        }
        catch (IOException e)
        {
            return $"The root documents could not be kept on disk: {e.Message}";
        }

        _catalogue.Load();
        await JournalAsync(new BundleApplied
        {
            Bundle = RootChain.Kind,
            Version = _root.Current.Version,
            Digest = Convert.ToHexStringLower(SHA256.HashData(_root.Current.SignedBytes())),
        });
        return null;
    }
}
