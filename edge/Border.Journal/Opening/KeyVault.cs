using System.Security.Cryptography;
using Border.Domain.Subjects;
using Border.Journal.Disk;
using Border.Journal.Storage;

namespace Border.Journal.Opening;

/// <summary>Wraps subject keys with the node's key-encryption key, which is in a file that only the node's account may read.</summary>
internal sealed class KeyVault
{
    private readonly byte[] _key;

    private KeyVault(byte[] key) => _key = key;

    /// <summary>Reads the key file, or makes it. One that is no key is kept beside under another name and replaced.</summary>
    public static KeyVault Open(string file)
    {
        if (new FileInfo(file) is { Exists: true } found)
        {
            if (found.Length == 32)
                return new KeyVault(File.ReadAllBytes(file));
            File.Move(file, $"{file}.unusable-{found.LastWriteTimeUtc:yyyyMMddTHHmmss}", overwrite: true);
        }

        var key = RandomNumberGenerator.GetBytes(32);
        DurableFile.Replace(file, key);
        return new KeyVault(key);
    }

    public WrappedKey Wrap(SubjectKey key) => new(key.Id, key.Subject, PayloadSeal.Seal(_key, key.Key, Label(key.Id, key.Subject)));

    /// <summary>The key; null when it was wrapped with another key-encryption key, and so is as good as erased.</summary>
    public SubjectKey? Unwrap(WrappedKey? wrapped)
    {
        if (wrapped is null)
            return null;
        try
        {
            return new SubjectKey(wrapped.Id, wrapped.Subject, PayloadSeal.Open(_key, wrapped.Wrapped, Label(wrapped.Id, wrapped.Subject)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Label(Guid id, string subject) => $"wrapped|{id:N}|{subject}";
}
