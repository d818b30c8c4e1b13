using System.Text.RegularExpressions;
using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Security;

namespace Border.Cli.Chip;

/// <summary>A chip's files in a folder, under the names that readers and tools give them.</summary>
internal static partial class ChipFolder
{
    private const int MaxFiles = 1000;

    /// <summary>EF.SOD and the data groups; other files, such as EF.COM, are left alone.</summary>
    /// <exception cref="ChipDataException">A file is there twice under two names, or too large.</exception>
    public static ChipFiles Read(string folder)
    {
        ReadOnlyMemory<byte>? sod = null;
        var groups = new Dictionary<int, ReadOnlyMemory<byte>>();
        foreach (var file in Directory.EnumerateFiles(folder).Take(MaxFiles).Order(StringComparer.Ordinal))
        {
            var match = Name().Match(Path.GetFileName(file));
            if (!match.Success)
                continue;
            var isNew = match.Groups["number"] is { Success: true } number
                ? groups.TryAdd(int.Parse(number.ValueSpan, System.Globalization.CultureInfo.InvariantCulture), Bytes(file, ChipLimits.MaxGroupBytes))
                : sod is null;
            if (!isNew)
                throw new ChipDataException($"{Path.GetFileName(file)} is there a second time under another name.");
            if (!match.Groups["number"].Success)
                sod = Bytes(file, ChipLimits.MaxSodBytes);
        }

        return sod is null && groups.Count == 0
            ? throw new ChipDataException("The folder holds neither EF.SOD nor data groups, as files named EF.SOD, DG1, DG2 and so on.")
            : new ChipFiles(sod, groups);
    }

    /// <summary>A file within its limit, which is asked before it is read.</summary>
    public static byte[] Bytes(string file, int limit)
    {
        var length = new FileInfo(file).Length;
        return length <= limit ? File.ReadAllBytes(file) : throw new ChipDataException($"{Path.GetFileName(file)} has {length} bytes; at most {limit} are taken.");
    }

    [GeneratedRegex(@"^(?:.*[._-])?(?:EF[._ -]?)?(?:SOD|DG[._ -]?(?<number>0?[1-9]|1[0-6]))(?:\.(?:bin|dat|der|ef))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
