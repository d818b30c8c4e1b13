using System.Globalization;
using System.Xml;

namespace Border.Domain.Watchlists.Import;

/// <summary>
/// The consolidated list of the United Nations Security Council in XML: <c>CONSOLIDATED_LIST/INDIVIDUALS/INDIVIDUAL</c> and
/// <c>ENTITIES/ENTITY</c>. Read entry by entry; no document type, no entity of its own, nothing fetched from anywhere.
/// </summary>
public static class UnList
{
    /// <summary>The most characters of the file; the real one has a few millions.</summary>
    public const long MaxCharacters = 64L * 1024 * 1024;

    /// <summary>The entries, as they are asked for. A file that is no XML, or breaks off, ends with a note that it is broken.</summary>
    public static IEnumerable<Imported> Read(Stream stream, string file, ImportTerms terms)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        using var reader = XmlReader.Create(stream, settings);
        for (var isRoot = true; ; isRoot = false)
        {
            var next = Next(reader, file, terms, isRoot);
            if (next is null)
                yield break;
            yield return next;
            if (next.Notes.Any(n => n.Level == ImportLevel.Broken))
                yield break;
        }
    }

    // An iterator cannot yield within a try that catches.
    private static Imported? Next(XmlReader reader, string file, ImportTerms terms, bool isRoot)
    {
        try
        {
            if (isRoot && (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "CONSOLIDATED_LIST"))
                return EntryDraft.Stop(file, Line(reader), ImportCause.File, "The file does not begin with CONSOLIDATED_LIST.", ImportLevel.Broken);
            while (reader.NodeType != XmlNodeType.Element || reader.Depth != 2 || reader.LocalName is not ("INDIVIDUAL" or "ENTITY"))
            {
                if (!reader.Read())
                    return null;
            }

            var line = Line(reader);
            var isPerson = reader.LocalName == "INDIVIDUAL";
            var part = XmlPart.Read(reader);
            return part is null
                ? EntryDraft.Stop(file, line, ImportCause.Row, $"The entry has more than {XmlPart.MaxParts} parts, or one of more than {XmlPart.MaxDepth} levels.")
                : Entry(part, isPerson, file, line, terms);
        }
        catch (XmlException e)
        {
            return EntryDraft.Stop(file, e.LineNumber, ImportCause.File, "The file is no well-formed XML, has a document type, or breaks off here.", ImportLevel.Broken);
        }
    }

    private static int Line(XmlReader reader) => reader is IXmlLineInfo info ? info.LineNumber : 0;

    private static Imported Entry(XmlPart part, bool isPerson, string file, int line, ImportTerms terms)
    {
        var draft = new EntryDraft(file, line, terms) { Kind = isPerson ? WatchlistKind.Person : WatchlistKind.Organisation };
        if (!int.TryParse(part.Text("DATAID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return draft.Stop(ImportCause.Id, "DATAID is missing or is not a number.");
        draft.Name(string.Join(' ', new[] { "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" }.Select(part.Text).Where(t => t.Length > 0)));
        draft.Name(part.Text("NAME_ORIGINAL_SCRIPT"));
        foreach (var alias in part.All(isPerson ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS"))
        {
            foreach (var name in ListText.Parts(alias.Text("ALIAS_NAME")))
                draft.Name(name, alias.Text("QUALITY").StartsWith("Low", StringComparison.OrdinalIgnoreCase));
        }

        draft.Detail("UN reference", part.Text("REFERENCE_NUMBER"));
        if (isPerson)
            UnPerson.Fill(draft, part);
        foreach (var address in part.All(isPerson ? "INDIVIDUAL_ADDRESS" : "ENTITY_ADDRESS"))
            draft.Detail("Address:", UnPerson.Place(address));
        return draft.Build($"UN-{id.ToString(CultureInfo.InvariantCulture)}");
    }
}
