using System.Security.Cryptography;
using Border.Domain.Subjects;
using Border.Ledger.Storage;

namespace Border.Ledger.Subjects;

/// <summary>The ledger's key-encryption key: subject keys, staff lists and bundles are stored only wrapped with it (invariant I11).</summary>
internal sealed class LedgerKey
{
    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly byte[] Proof = "border ledger"u8.ToArray();

    private readonly byte[] _key;

    private LedgerKey(byte[] key) => _key = key;

    /// <summary>For reading a ledger's records without its key: opens nothing.</summary>
    public static LedgerKey None { get; } = new(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Reads the key file, or makes it for a new database, and checks that it is the database's.</summary>
    /// <exception cref="LedgerKeyException">Missing, open to others, not 32 bytes, or another ledger's.</exception>
    public static async Task<LedgerKey> LoadAsync(LedgerDatabase database, string file, CancellationToken cancellation)
    {
        var proof = await database.ReadAsync(session => FindProofAsync(session, cancellation), cancellation);
        var key = new LedgerKey(File.Exists(file) || proof is not null ? Read(file) : Create(file));
        // Several silos may start on an empty database: the first proof stays, the others must match it.
        proof ??= await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "INSERT INTO settings (name, value) VALUES ('key proof', @value) ON CONFLICT DO NOTHING",
                    cancellation,
                    ("value", key.Wrap(Proof, "proof")));
                return await FindProofAsync(session, cancellation);
            },
            cancellation);
        try
        {
            key.Unwrap(proof!, "proof");
        }
        catch (CryptographicException e)
        {
            throw new LedgerKeyException($"{file} is not the key of this ledger; give the key file that was made with it.", e);
        }

        return key;
    }

    /// <summary>Seals bytes for the place that the label names.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> plain, string label) => PayloadSeal.Seal(_key, plain, "ledger|" + label);

    /// <summary>Opens what <see cref="Wrap"/> sealed.</summary>
    /// <exception cref="CryptographicException">Another key or place, or changed bytes.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string label) => PayloadSeal.Open(_key, wrapped, "ledger|" + label);

    private static async Task<byte[]?> FindProofAsync(Session session, CancellationToken cancellation) =>
        (byte[]?)await session.ScalarAsync("SELECT value FROM settings WHERE name = 'key proof'", cancellation);

    private static byte[] Create(string file)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            using var stream = new FileStream(file, options);
            stream.Write(key);
            stream.Flush(flushToDisk: true);
            return key;
        }
        catch (IOException) when (File.Exists(file))
        {
            return Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LedgerKeyException($"The ledger's key cannot be written to {file}; give a folder that the silo's user may write.", e);
        }
    }

    private static byte[] Read(string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly & ~UnixFileMode.UserExecute) != 0)
                throw new LedgerKeyException($"{file} can be read by others; run: chmod 600 {file}");
            var key = File.ReadAllBytes(file);
            return key.Length == KeyBytes
                ? key
                : throw new LedgerKeyException($"{file} has {key.Length} bytes, a ledger key has {KeyBytes}; restore it from its backup.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LedgerKeyException($"The ledger's key {file} cannot be read; restore it from its backup.", e);
        }
    }
}

/// <summary>The ledger's key file is missing, open to others, or belongs to another ledger; the message says what to do.</summary>
public sealed class LedgerKeyException(string message, Exception? inner = null) : Exception(message, inner);
