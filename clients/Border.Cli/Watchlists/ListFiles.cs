using System.Text;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Watchlists;

/// <summary>Opens the files of a list and reads them line by line.</summary>
internal sealed class ListFiles(ImportRequest request) : IDisposable
{
    /// <summary>The largest file taken.</summary>
    public const long MaxBytes = 2L * 1024 * 1024 * 1024;

    private readonly List<IDisposable> _open = [];

    /// <summary>Everything that the files give, as it is asked for.</summary>
    /// <exception cref="IOException">A file cannot be read or is too large.</exception>
    /// <exception cref="InvalidDataException">The files do not make up a list of this format; says what is missing.</exception>
    public IEnumerable<(string File, Imported Line)> Read() => request.Format == "ofac"
        ? Ofac()
        : request.Files.SelectMany(file => One(file).Select(line => (Path.GetFileName(file), line)));

    /// <inheritdoc/>
    public void Dispose() => _open.ForEach(o => o.Dispose());

    private IEnumerable<Imported> One(string file)
    {
        var name = Path.GetFileName(file);
        return request.Format switch
        {
            "un" => UnList.Read(Stream(file), name, request.Terms),
            "opensanctions" => OpenSanctionsList.Read(Text(file), name, request.Terms),
            "json" => JsonList.Read(Stream(file), name),
            _ => PlainList.Read(Text(file), name, request.Terms),
        };
    }

    private IEnumerable<(string File, Imported Line)> Ofac()
    {
        var main = request.Files.Where(f => Part(f) == "").ToList();
        if (main.Count != 1)
            throw new InvalidDataException("An OFAC list has one main file (sdn.csv), and beside it files with alt, add or comments in their names.");
        var extras = new OfacExtras();
        foreach (var file in request.Files.Where(f => Part(f) != ""))
        {
            var name = Path.GetFileName(file);
            var notes = Part(file) switch
            {
                "alt" => extras.ReadAliases(Text(file), name),
                "add" => extras.ReadAddresses(Text(file), name),
                _ => extras.ReadComments(Text(file), name),
            };
            foreach (var note in notes)
                yield return (name, new Imported(null, [note]));
        }

        foreach (var line in OfacList.Read(Text(main[0]), Path.GetFileName(main[0]), extras, request.Terms))
            yield return (Path.GetFileName(main[0]), line);
    }

    private static string Part(string file) =>
        new[] { "comment", "alt", "add" }.FirstOrDefault(p => Path.GetFileNameWithoutExtension(file).Contains(p, StringComparison.OrdinalIgnoreCase)) ?? "";

    private StreamReader Text(string file)
    {
        var reader = new StreamReader(Stream(file), request.Encoding == "latin1" ? Encoding.Latin1 : Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        _open.Add(reader);
        return reader;
    }

    private FileStream Stream(string file)
    {
        var stream = File.OpenRead(file);
        _open.Add(stream);
        return stream.Length <= MaxBytes
            ? stream
            : throw new InvalidDataException($"{Path.GetFileName(file)} has more than {MaxBytes / 1024 / 1024} MiB.");
    }
}
