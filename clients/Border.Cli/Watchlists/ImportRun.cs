using System.Diagnostics;
using Border.Cli.Output;
using Border.Domain.Bundles;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Watchlists;

/// <summary><c>border watchlist import</c>.</summary>
public static class ImportRun
{
    /// <summary>Reads the files and writes the list. Nothing is written over an older list when a file is broken or gives no entry.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> when a line was refused or nothing was written.</returns>
    public static int Run(ImportRequest request, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            using var report = request.Report is { } file ? new StreamWriter(file) : null;
            return Run(request, new ImportReport(report, errors), output, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            errors.WriteLine($"Nothing was imported. {e.Message}");
            return ExitCode.SomeFailed;
        }
    }

    private static int Run(ImportRequest request, ImportReport report, TextWriter output, TextWriter errors)
    {
        var began = Stopwatch.GetTimestamp();
        using var files = new ListFiles(request);
        using var list = new ListWriter(request.Out);
        foreach (var line in ImportCheck.Unique(files.Read()))
        {
            foreach (var note in line.Notes)
                report.Add(note);
            if (line.Entry is { } entry)
                list.Add(entry);
        }

        report.End();
        var isWritten = !report.IsBroken && list.Count > 0;
        if (isWritten)
            list.Keep();
        else
            errors.WriteLine(report.IsBroken
                ? "No list was written: a file that is broken or breaks off would leave people out unseen."
                : "No list was written: the files give no entry.");
        if (list.Bytes > BundleKinds.MaxUploadBytes)
            errors.WriteLine($"The list has {list.Bytes / 1024 / 1024} MiB; the centre takes {BundleKinds.MaxUploadBytes / 1024 / 1024} MiB.");
        JsonLines.Write(
            output,
            new ImportSummary(
                isWritten ? request.Out : null,
                isWritten ? list.Count : 0,
                list.Bytes,
                report.Count(ImportLevel.Refused) + report.Count(ImportLevel.Broken),
                report.Count(ImportLevel.LeftOut),
                report.Count(ImportLevel.Shortened),
                report.Causes(),
                Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 2)),
            ImportJson.Output.ImportSummary);
        return isWritten && report.Count(ImportLevel.Refused) == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}
