using Border.Domain.Documents.States;
using Border.Domain.Names;
using Border.Domain.Vehicles;

namespace Border.Domain.Watchlists.Import;

/// <summary>Collects what a list says about somebody, and makes the entry of it. What cannot be used is noted and does not lose the rest.</summary>
internal sealed class EntryDraft(string file, int line, ImportTerms terms)
{
    private readonly List<ImportNote> _notes = [];
    private readonly List<string> _names = [];
    private readonly HashSet<string> _namesRead = new(StringComparer.Ordinal);
    private readonly List<DateOnly> _days = [];
    private readonly List<int> _years = [];
    private readonly List<string> _nationalities = [];
    private readonly List<ListedDocument> _documents = [];
    private readonly List<string> _details = [];

    /// <summary>Whom it means.</summary>
    public WatchlistKind Kind { get; set; } = WatchlistKind.Person;

    /// <summary><c>M</c>, <c>F</c>, or null.</summary>
    public string? Sex { get; set; }

    /// <summary>A vehicle's plate.</summary>
    public string? Plate { get; set; }

    /// <summary>The plate's country.</summary>
    public string? PlateCountry { get; set; }

    /// <summary>How the vehicle looks.</summary>
    public VehicleDescription? Looks { get; set; }

    /// <summary>Something of the entry is left out.</summary>
    public void Note(ImportCause cause, string what) => _notes.Add(new ImportNote(file, line, ImportLevel.Shortened, cause, what));

    /// <summary>The line gives no entry.</summary>
    public Imported Stop(ImportCause cause, string what, ImportLevel level = ImportLevel.Refused) => Stop(file, line, cause, what, level);

    /// <summary>A line gives no entry.</summary>
    public static Imported Stop(string file, int line, ImportCause cause, string what, ImportLevel level = ImportLevel.Refused) =>
        new(null, [new ImportNote(file, line, level, cause, what)]);

    /// <summary>Adds a name or alias, once however it is written.</summary>
    /// <param name="text">May be empty.</param>
    /// <param name="isWeak">One that the list calls weak: a single word of that kind would stop too many.</param>
    public void Name(string text, bool isWeak = false)
    {
        text = ListText.Clean(text);
        if (text.Length > Watchlist.MaxNameCharacters)
        {
            Note(ImportCause.Name, $"A name has more than {Watchlist.MaxNameCharacters} characters; the first ones are searched.");
            text = ListText.Cut(text, Watchlist.MaxNameCharacters);
        }

        var tokens = NameTokens.Of(text, Kind == WatchlistKind.Organisation ? NameKind.Organisation : NameKind.Person);
        if (tokens.Length == 0 || (isWeak && tokens.Length == 1))
            return;
        if (!_namesRead.Add(string.Join(' ', tokens.Select(t => $"{t.Text}/{t.Native}").Order(StringComparer.Ordinal))))
            return;
        if (_names.Count < Watchlist.MaxNames)
            _names.Add(text);
        else if (_names.Count == Watchlist.MaxNames && _namesRead.Count == Watchlist.MaxNames + 1)
            Note(ImportCause.Name, $"There are more than {Watchlist.MaxNames} different names; the first {Watchlist.MaxNames} are searched.");
    }

    /// <summary>Adds a date of birth as a list writes it.</summary>
    public void Birth(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (BirthText.Read(text, out var day, out var years))
            Birth(day, years);
        else
            Note(ImportCause.Birth, $"A date of birth cannot be read, or is a span of more than {BirthText.MaxYears} years.");
    }

    /// <summary>Adds a date of birth, or the years that are possible.</summary>
    public void Birth(DateOnly? day, IReadOnlyList<int> years)
    {
        var known = _days.Count + _years.Count;
        if (known + years.Count + (day is null ? 0 : 1) > Watchlist.MaxOtherBirths)
        {
            Note(ImportCause.Birth, $"There are more than {Watchlist.MaxOtherBirths} dates and years of birth; the further ones are left out.");
            return;
        }

        if (day is { } date && !_days.Contains(date))
            _days.Add(date);
        _years.AddRange(years.Except(_years));
    }

    /// <summary>Adds a nationality by name or code.</summary>
    public void Nationality(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (State(text) is { } code && !_nationalities.Contains(code) && _nationalities.Count < 10)
            _nationalities.Add(code);
    }

    /// <summary>Adds a travel document or identity card.</summary>
    /// <param name="number">As the list writes it.</param>
    /// <param name="state">The issuing state's name or code; empty for any.</param>
    public void Document(string number, string state)
    {
        var read = WatchlistText.Number(ListText.Clean(number));
        if (read.Length is < 4 or > 40 || !read.Any(char.IsAsciiDigit))
            Note(ImportCause.Document, "A document's number has fewer than 4 or more than 40 letters and digits, or no digit.");
        else if (_documents.Count > Watchlist.MaxOtherDocuments)
            Note(ImportCause.Document, $"There are more than {Watchlist.MaxOtherDocuments + 1} documents; the further ones are left out.");
        else if (new ListedDocument(read, string.IsNullOrWhiteSpace(state) ? null : State(state)) is var document && !_documents.Contains(document))
            _documents.Add(document);
    }

    /// <summary>Adds what helps an officer tell the person, behind the instruction as far as there is room.</summary>
    public void Detail(string what, string text)
    {
        text = ListText.Clean(text);
        if (text.Length > 0 && _details.Count < 20)
            _details.Add($"{what} {ListText.Cut(text, 120).TrimEnd('.')}.");
    }

    /// <summary>A state's code; noted when it is not known.</summary>
    public string? State(string text)
    {
        var code = StateNames.Find(ListText.Clean(text));
        if (code is null)
            Note(ImportCause.State, "A state's name or code is not known.");
        return code;
    }

    /// <summary>The entry, or why there is none.</summary>
    public Imported Build(string id)
    {
        if (ListText.IdProblem(id) is { } problem)
            return Stop(ImportCause.Id, problem);
        if (_names.Count == 0 && Kind is WatchlistKind.Person or WatchlistKind.Organisation && _documents.Count == 0)
            return Stop(ImportCause.Name, "There is no name that can be searched.");
        var entry = Entry(id);
        return Watchlist.Problem(entry) is { } wrong
            ? Stop(ImportCause.Value, $"The entry {wrong}.")
            : new Imported(entry, _notes, line);
    }

    private WatchlistEntry Entry(string id) => new()
    {
        Id = id,
        Kind = Kind,
        Names = _names,
        BirthDate = _days.Count > 0 ? _days[0] : null,
        BirthYear = _days.Count == 0 && _years.Count > 0 ? _years[0] : null,
        OtherBirthDates = Further(_days, 1),
        OtherBirthYears = Further(_years, _days.Count > 0 ? 0 : 1),
        Sex = Sex,
        Nationalities = _nationalities.Count > 0 ? _nationalities : null,
        Source = terms.Source,
        DocumentNumber = _documents.Count > 0 ? _documents[0].Number : null,
        Issuer = _documents.Count > 0 ? _documents[0].Issuer : null,
        OtherDocuments = Further(_documents, 1),
        Plate = Plate,
        Country = PlateCountry,
        Looks = Looks,
        Asks = terms.Asks,
        Instruction = Instruction(),
    };

    private static IReadOnlyList<T>? Further<T>(List<T> all, int from) => all.Count > from ? all[from..] : null;

    private string Instruction()
    {
        var text = terms.Instruction;
        foreach (var detail in _details.Where(d => text.Length + 1 + d.Length <= Watchlist.MaxInstructionCharacters))
            text = $"{text} {detail}";
        return text.Trim();
    }
}
