using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Certificates;

namespace Border.Edge.Chips;

/// <summary>Reads whom this node trusts for chips, once when it starts. A file that cannot be read is said and leaves the others in force.</summary>
internal sealed partial class ChipTrust
{
    private const int MaxFiles = 10_000;

    /// <summary>The store; empty when there is nothing to trust.</summary>
    /// <param name="path">A file or folder; null for none.</param>
    /// <param name="simulated">Authorities of simulated readers.</param>
    /// <param name="logger">Told how many were read, and which files were not.</param>
    public static TrustStore Load(string? path, IEnumerable<byte[]> simulated, ILogger<ChipTrust> logger)
    {
        var certificates = simulated.Select(bytes => CertificateReader.Read(bytes)).ToList();
        var lists = new List<RevocationList>();
        string[] files = path is null ? [] : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Take(MaxFiles).Order(StringComparer.Ordinal)] : [path];
        foreach (var file in files)
        {
            try
            {
                if (new FileInfo(file).Length > ChipLimits.MaxTrustFileBytes)
                    throw new ChipDataException($"The file has more than {ChipLimits.MaxTrustFileBytes} bytes.");
                var read = TrustFile.Read(File.ReadAllBytes(file));
                certificates.AddRange(read.Certificates);
                lists.AddRange(read.Lists);
                foreach (var problem in read.Problems)
                    LogProblem(logger, Path.GetFileName(file), problem);
            }
            catch (Exception e) when (e is ChipDataException or IOException or UnauthorizedAccessException)
            {
                LogProblem(logger, Path.GetFileName(file), e.Message);
            }
        }

        var store = new TrustStore(certificates, lists);
        LogLoaded(logger, store.Certificates.Count(c => c.IsAuthority), store.Lists.Count);
        return store;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Chips: {Authorities} authorities are trusted, with {Lists} lists of revoked certificates.")]
    private static partial void LogLoaded(ILogger logger, int authorities, int lists);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chips: {File}: {Problem}")]
    private static partial void LogProblem(ILogger logger, string file, string problem);
}
