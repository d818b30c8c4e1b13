using System.Security.Cryptography;
using System.Text.Json;
using Border.Domain.Trust;

namespace Border.Keys.Root;

/// <summary>
/// What is done at a ceremony of keys, one step per call, so that each holder of a root key works on a machine of his own and only the file
/// travels between them.
/// </summary>
/// <param name="output">Results, one JSON object per line.</param>
/// <param name="errors">What went wrong, in words.</param>
/// <param name="time">Dates new documents.</param>
internal sealed class RootCeremony(TextWriter output, TextWriter errors, TimeProvider time)
{
    public int Init(string file, RootWishes wishes) => Try(file, () =>
    {
        if (File.Exists(file))
            throw new ArgumentException("It exists already. Change it with: border keys root rotate.");
        if (wishes.RootKeys.Count == 0 || wishes.SigningKeys.Count == 0)
            throw new ArgumentException("The first root document needs --root and --signing.");
        var first = Changed(
            new RootDocument
            {
                Version = 1,
                IssuedAt = Now,
                ExpiresAt = Now,
                Threshold = wishes.RootKeys.Count,
                RootKeys = [],
                CatalogueKeys = [],
                BundleKeys = [],
            },
            wishes);
        if (first.Problem() is { } problem)
            throw new ArgumentException(problem);
        return new RootChain([first]);
    });

    public int Rotate(string file, RootWishes wishes) => Try(file, () => RootSigner.Next(Read(file), root => Changed(root, wishes), Now));

    public int Sign(string file, string keyFile) => Try(file, () =>
    {
        using var key = ReadKey(keyFile);
        return RootSigner.Sign(Read(file), key);
    });

    public int Show(string file) => Try(file, () =>
    {
        var chain = Read(file);
        for (var i = 0; i < chain.Roots.Count; i++)
            Write(RootLine.Of(chain.Roots[i], i > 0 ? chain.Roots[i - 1] : null));
        return chain.Problem() is { } problem ? throw new ArgumentException(problem) : null;
    });

    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Runs a step, keeps the chain it makes, and shows the chain's last document.</summary>
    private int Try(string file, Func<RootChain?> step)
    {
        try
        {
            if (step() is { } chain)
            {
                Replace(file, chain.ToBytes());
                Write(RootLine.Of(chain.Current, chain.Roots.Count > 1 ? chain.Roots[^2] : null));
            }

            return 0;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            errors.WriteLine($"{file}: {e.Message}");
            return 1;
        }
    }

    private RootDocument Changed(RootDocument root, RootWishes wishes)
    {
        if (wishes.Days is < 1 or > 36500)
            throw new ArgumentException("--days is 1 to 36500.");
        var signing = wishes.SigningKeys.Select(ReadPublic).ToList();
        return root with
        {
            ExpiresAt = Now.AddDays(wishes.Days),
            Threshold = wishes.Threshold ?? root.Threshold,
            RootKeys = wishes.RootKeys.Count > 0 ? [.. wishes.RootKeys.Select(ReadPublic)] : root.RootKeys,
            BundleKeys = signing.Count > 0 ? signing : root.BundleKeys,
            CatalogueKeys = wishes.CatalogueKeys.Count > 0 ? [.. wishes.CatalogueKeys.Select(ReadPublic)] : signing.Count > 0 ? signing : root.CatalogueKeys,
        };
    }

    private static RootChain Read(string file)
    {
        var (chain, problem) = new FileInfo(file).Length <= RootChain.MaxBytes
            ? RootChain.ReadUnsigned(File.ReadAllBytes(file))
            : (null, "It is too large for root documents.");
        return chain ?? throw new ArgumentException(problem);
    }

    private static TrustedKey ReadPublic(string file)
    {
        using var key = ReadKey(file);
        return TrustedKey.Of(key);
    }

    private static ECDsa ReadKey(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        }
        catch (ArgumentException e)
        {
            key.Dispose();
            throw new ArgumentException($"{file} holds no EC key in PEM.", e);
        }
    }

    private static void Replace(string file, byte[] bytes)
    {
        File.WriteAllBytes(file + ".new", bytes);
        File.Move(file + ".new", file, overwrite: true);
    }

    private void Write(RootLine line) => output.WriteLine(JsonSerializer.Serialize(line, RootLineJson.Default.RootLine));
}
