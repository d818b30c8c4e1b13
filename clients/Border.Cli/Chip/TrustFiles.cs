using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Certificates;

namespace Border.Cli.Chip;

/// <summary>Files and folders of certificates as one store.</summary>
internal static class TrustFiles
{
    private const int MaxFiles = 10_000;

    /// <summary>Everything that can be read; what cannot is said on <paramref name="errors"/> and left out.</summary>
    /// <exception cref="ChipDataException">A file is not of trust at all.</exception>
    public static TrustStore Read(IEnumerable<string> paths, TextWriter errors)
    {
        var (certificates, lists) = (new List<DocumentCertificate>(), new List<RevocationList>());
        foreach (var path in paths)
        {
            var isFolder = Directory.Exists(path);
            string[] files = isFolder ? [.. Directory.EnumerateFiles(path).Take(MaxFiles).Order(StringComparer.Ordinal)] : [path];
            foreach (var file in files)
            {
                try
                {
                    var read = TrustFile.Read(ChipFolder.Bytes(file, ChipLimits.MaxTrustFileBytes));
                    certificates.AddRange(read.Certificates);
                    lists.AddRange(read.Lists);
                    foreach (var problem in read.Problems)
                        errors.WriteLine($"{file}: {problem}");
                }
                catch (ChipDataException e) when (isFolder)
                {
                    errors.WriteLine($"{file}: {e.Message}");
                }
            }
        }

        return new TrustStore(certificates, lists);
    }
}
