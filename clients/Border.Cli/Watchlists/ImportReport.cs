using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Watchlists;

/// <summary>A line of the report.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Level">What became of the entry.</param>
/// <param name="Cause">Why.</param>
/// <param name="What">What is wrong.</param>
/// <param name="ToDo">What can be done about it.</param>
public sealed record ImportLine(string File, int Line, ImportLevel Level, ImportCause Cause, string What, string ToDo);

/// <summary>How often a cause was met.</summary>
/// <param name="Level">What became of the entries.</param>
/// <param name="Cause">Why.</param>
/// <param name="Count">How often.</param>
/// <param name="ToDo">What can be done about it.</param>
public sealed record CauseLine(ImportLevel Level, ImportCause Cause, int Count, string ToDo);

/// <summary>What <c>border watchlist import</c> prints at its end.</summary>
/// <param name="Out">Where the list is; null when none was written.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Refused">Lines that could not be used.</param>
/// <param name="LeftOut">Lines about ships and the like.</param>
/// <param name="Shortened">Parts left out of entries that are in the list.</param>
/// <param name="Causes">The same by cause, most frequent first.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record ImportSummary(
    string? Out, int Entries, long Bytes, int Refused, int LeftOut, int Shortened, IReadOnlyList<CauseLine> Causes, double Seconds);

/// <summary>Counts what was found, says the first refused lines on standard error and writes every note to the report.</summary>
internal sealed class ImportReport(TextWriter? report, TextWriter errors)
{
    private const int Said = 20;
    private readonly Dictionary<(ImportLevel Level, ImportCause Cause), int> _counts = [];
    private int _said;

    /// <summary>The file is no list.</summary>
    public bool IsBroken => Count(ImportLevel.Broken) > 0;

    /// <summary>Takes a note.</summary>
    public void Add(ImportNote note)
    {
        _counts[(note.Level, note.Cause)] = _counts.GetValueOrDefault((note.Level, note.Cause)) + 1;
        if (report is not null)
            JsonLines.Write(report, new ImportLine(note.File, note.Line, note.Level, note.Cause, note.What, ImportAdvice.Of(note.Cause)), ImportJson.Output.ImportLine);
        if (note.Level == ImportLevel.Broken || (note.Level == ImportLevel.Refused && _said++ < Said))
            errors.WriteLine($"{note.File}{(note.Line > 0 ? $", line {note.Line}" : "")}: {note.What} {ImportAdvice.Of(note.Cause)}");
    }

    /// <summary>Lines or parts of a level.</summary>
    public int Count(ImportLevel level) => _counts.Where(c => c.Key.Level == level).Sum(c => c.Value);

    /// <summary>By cause, most frequent first.</summary>
    public IReadOnlyList<CauseLine> Causes() =>
    [
        .. _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key)
            .Select(c => new CauseLine(c.Key.Level, c.Key.Cause, c.Value, ImportAdvice.Of(c.Key.Cause))),
    ];

    /// <summary>Says how many more lines were refused than were named.</summary>
    public void End()
    {
        if (_said > Said)
            errors.WriteLine($"{_said - Said} more lines were refused{(report is null ? "; name a file with --report to see them all" : "")}.");
    }
}

/// <summary>Source-generated JSON of report and summary.</summary>
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(ImportSummary))]
public sealed partial class ImportJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static ImportJson Output { get; } = new(new(JsonLines.Options));
}
