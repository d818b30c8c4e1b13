using System.Text.Json;
using System.Text.Json.Nodes;
using Border.Command.Desk;
using Border.Domain.Bundles;
using Border.Ledger.Bundles;

namespace Border.Silo.Bundles;

/// <summary>Behind the bundles page.</summary>
/// <param name="publisher">Signs and announces.</param>
/// <param name="store">Every version.</param>
/// <param name="logger">Says who published what.</param>
internal sealed partial class BundleDesk(BundlePublisher publisher, IBundleStore store, ILogger<BundleDesk> logger) : IBundleDesk
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    /// <inheritdoc />
    public async Task<IReadOnlyList<BundleScreen>> ListAsync(CancellationToken cancellation) =>
        [.. (await store.ListLatestAsync(cancellation)).Where(v => BundleKinds.MaxPayloadBytes.ContainsKey(v.Kind)).Select(v => new BundleScreen(v.Kind, v.Version, v.SavedAt, v.Digest))];

    /// <inheritdoc />
    public async Task<byte[]?> ReadPolicyAsync(CancellationToken cancellation)
    {
        if (await publisher.FindLatestAsync(BundleKinds.Policy, cancellation) is not { } bundle)
            return null;
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, Readable))
            JsonNode.Parse(bundle.Payload)!.WriteTo(writer);
        return buffer.ToArray();
    }

    /// <inheritdoc />
    public async Task<BundleAnswer> PublishAsync(string kind, ReadOnlyMemory<byte> json, string by, CancellationToken cancellation)
    {
        var (payload, problem) = BundleUpload.Read(kind, json.Span);
        if (payload is null)
            return new BundleAnswer(problem);
        var bundle = await publisher.PublishAsync(kind, (version, _) => Task.FromResult(payload(version)), cancellation);
        LogUploaded(by, kind, bundle.Version);
        return new BundleAnswer(null, bundle.Version);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{By} published version {Version} of the {Kind} bundle.")]
    private partial void LogUploaded(string by, string kind, long version);
}
