using System.Text.Json.Serialization;

namespace Border.Domain.Watchlists.Import;

/// <summary>What becomes of the entry that a note is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportLevel>))]
public enum ImportLevel
{
    /// <summary>The entry is in the list, without the part that is named.</summary>
    Shortened,

    /// <summary>It is nothing that a border post searches for, such as a ship.</summary>
    LeftOut,

    /// <summary>The line cannot be used; the others are not touched by it.</summary>
    Refused,

    /// <summary>The file breaks off or is not what it should be: what was read of it is no list.</summary>
    Broken,
}

/// <summary>Why a line, or a part of it, is not in the list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportCause>))]
public enum ImportCause
{
    /// <summary>The file is not in the format.</summary>
    File,

    /// <summary>Characters that the encoding does not have.</summary>
    Encoding,

    /// <summary>The row is too long, has an open quotation mark, or too few fields.</summary>
    Row,

    /// <summary>The id is missing, too long, or may be a name.</summary>
    Id,

    /// <summary>The id stands in the list already.</summary>
    Duplicate,

    /// <summary>There is no name that can be searched, or too many, or one is too long.</summary>
    Name,

    /// <summary>The kind is not known, or not searched at a border.</summary>
    Kind,

    /// <summary>A date of birth cannot be read.</summary>
    Birth,

    /// <summary>A state's name or code is not known.</summary>
    State,

    /// <summary>A document's number cannot be one.</summary>
    Document,

    /// <summary>A value has another form than the column asks for.</summary>
    Value,

    /// <summary>An alias or address belongs to no entry of the list.</summary>
    Orphan,

    /// <summary>The list is full.</summary>
    Full,
}

/// <summary>What can be done about each cause, in words.</summary>
public static class ImportAdvice
{
    /// <summary>One sentence.</summary>
    public static string Of(ImportCause cause) => cause switch
    {
        ImportCause.File => "Fetch the file again and compare its size with the publisher's; check that the format named fits it.",
        ImportCause.Encoding => "Save the file as UTF-8, or name its encoding with --encoding.",
        ImportCause.Row => "Look at the line for a missing quotation mark or comma and correct it.",
        ImportCause.Id => "Give the line an id of letters, digits and . _ - with a digit in it, never a name.",
        ImportCause.Duplicate => "Keep one of the lines with this id.",
        ImportCause.Name => "Check the names of the line; those beyond the limits are not searched.",
        ImportCause.Kind => "Nothing to do for ships and aircraft; otherwise correct the line's type.",
        ImportCause.Birth => "Check the date in the source; the entry is searched without it.",
        ImportCause.State => "Write the state's English name or its ISO 3166 code; the entry is searched without it.",
        ImportCause.Document => "Check the number in the source; the entry is searched without it.",
        ImportCause.Value => "Correct the value as the format's description says.",
        ImportCause.Orphan => "Fetch all files of the list on the same day.",
        _ => $"A list has at most {Watchlist.MaxEntries} entries: leave out what no officer would act on.",
    };
}

/// <summary>Something that the one who imports should know. Quotes nothing that may be a name, a date of birth or a number.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Level">What becomes of the entry.</param>
/// <param name="Cause">Why.</param>
/// <param name="What">What is wrong, as a sentence.</param>
public sealed record ImportNote(string File, int Line, ImportLevel Level, ImportCause Cause, string What);

/// <summary>What one line of a list gives.</summary>
/// <param name="Entry">Null when the line gives none.</param>
/// <param name="Notes">What is wrong with it.</param>
/// <param name="Line">Where it stands, from 1; 0 where a file has no lines.</param>
public sealed record Imported(WatchlistEntry? Entry, IReadOnlyList<ImportNote> Notes, int Line = 0);

/// <summary>What every entry of an imported list is given.</summary>
/// <param name="Asks">What to do when it matches.</param>
/// <param name="Instruction">To the officer; what the list says about the person follows it.</param>
/// <param name="Source">The list's name, at most 40 characters.</param>
public sealed record ImportTerms(Recommendations.Outcome Asks, string Instruction, string Source);
