using System.CommandLine;
using System.Globalization;
using Border.Cli.Mrz;
using Border.Cli.Output;
using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Groups;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Plausibility;

namespace Border.Cli.Chip;

/// <summary><c>border chip</c>: chips of documents, from files.</summary>
public static class ChipCommands
{
    /// <summary>The <c>chip</c> command with its verbs.</summary>
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with EF.SOD, DG1, DG2 and so on." };
        var trust = new Option<string[]>("--csca") { Description = "Master list, PEM, DER, LDIF or a folder of them.", Required = true };
        var lists = new Option<string[]>("--crl") { Description = "Lists of revoked certificates, as the others.", DefaultValueFactory = _ => [] };
        var at = new Option<string?>("--at") { Description = "Date or instant of the crossing, as 2026-03-04 or 2026-03-04T12:00:00Z; now if left out." };
        var portrait = new Option<string?>("--portrait") { Description = "File for the portrait's image." };
        var verify = new Command("verify", "Passive authentication: was the chip's data signed by a trusted state, and is it as signed?") { folder, trust, lists, at, portrait };
        verify.SetAction(parsed =>
        {
            var time = DateTimeOffset.UtcNow;
            if (parsed.GetValue(at) is { } text
                && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
            {
                Console.Error.WriteLine($"{text} is no date: write it as 2026-03-04.");
                return ExitCode.WrongUse;
            }

            var paths = parsed.GetRequiredValue(trust).Concat(parsed.GetValue(lists) ?? []);
            return Verify(parsed.GetRequiredValue(folder), [.. paths], time, parsed.GetValue(portrait), Console.Out, Console.Error);
        });
        return new Command("chip", "Verify chips of travel documents.") { verify };
    }

    /// <summary>Verifies one folder and writes one JSON object.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> unless the verdict is genuine.</returns>
    public static int Verify(string folder, IReadOnlyList<string> trust, DateTimeOffset at, string? portrait, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            var files = ChipFolder.Read(folder);
            var result = ChipVerifier.Verify(files, TrustFiles.Read(trust, errors), at);
            var (line, image) = Describe(files, result, DateOnly.FromDateTime(at.UtcDateTime));
            JsonLines.Write(output, line, ChipJson.Output.ChipLine);
            if (portrait is not null && image is not null)
                File.WriteAllBytes(portrait, image.Image.ToArray());
            return result.Verdict == ChipVerdict.Genuine ? ExitCode.Done : ExitCode.SomeFailed;
        }
        catch (Exception e) when (e is ChipDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return ExitCode.SomeFailed;
        }
    }

    private static (ChipLine Line, Portrait? Image) Describe(ChipFiles files, ChipResult result, DateOnly today)
    {
        var problems = new List<string>();
        var zone = Try(1, ZoneGroup.Read);
        var image = Try(2, PortraitGroup.Read)?[0];
        var holder = Try(11, DetailGroups.ReadHolder);
        var issue = Try(12, DetailGroups.ReadIssue);
        if (zone?.Document is { } document)
            problems.AddRange(DocumentPlausibility.Of(document, today, new PrintedDates(issue?.Issued, holder?.Birth)).Select(f => f.Text));
        var picture = image is null ? null : new PortraitLine(image.Format == PortraitFormat.Jpeg ? "jpeg" : "jpeg2000", image.Image.Length, image.Width, image.Height);
        return (
            new ChipLine(
                result.Verdict, result.Reasons, result.Groups, result.Notes, result.SignerCountry, zone is null ? null : MrzLine.Of(zone), picture,
                holder?.FullName, issue?.Issued, problems),
            image);

        T? Try<T>(int number, Func<ReadOnlyMemory<byte>, T> read)
            where T : class
        {
            try
            {
                return files.Groups.TryGetValue(number, out var bytes) ? read(bytes) : null;
            }
            catch (ChipDataException e)
            {
                problems.Add(e.Message);
                return null;
            }
        }
    }
}
