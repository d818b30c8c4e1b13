using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Border.Edge.Certificates;

/// <summary>A certificate and when it ends.</summary>
/// <param name="IsLine">True for the line to the centre, false for this node's pages.</param>
/// <param name="File">Its file's name.</param>
/// <param name="EndsAt">When.</param>
internal sealed record CertificateEnd(bool IsLine, string File, DateTimeOffset EndsAt);

/// <summary>
/// The node's certificates as they lie in its folder now. A renewed one counts without a restart, and one that has ended stops nothing here:
/// the lanes need none, and officers' browsers warn. Read again when a file changes.
/// </summary>
/// <param name="folder">The certificate folder.</param>
/// <param name="hasLine">Whether there is a line to a centre.</param>
/// <param name="pages">The certificate and key of the pages, as read at the start.</param>
/// <param name="time">How often to look.</param>
internal sealed class NodeCertificates(string folder, bool hasLine, X509Certificate2 pages, TimeProvider time)
{
    private const string PagesFile = "https.crt";
    private const string LineFile = "client.crt";
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private X509Certificate2 _pages = pages;
    private DateTimeOffset? _lineEnds;
    private (DateTime Pages, DateTime Line) _written;
    private long? _looked;

    /// <summary>For the next browser that connects.</summary>
    public X509Certificate2 Pages
    {
        get
        {
            lock (_lock)
            {
                Refresh();
                return _pages;
            }
        }
    }

    /// <summary>When each ends; one that cannot be read is left out, the link says so itself.</summary>
    public IReadOnlyList<CertificateEnd> Ends()
    {
        lock (_lock)
        {
            Refresh();
            var ends = new List<CertificateEnd> { new(false, PagesFile, EndOf(_pages)) };
            if (_lineEnds is { } line)
                ends.Add(new CertificateEnd(true, LineFile, line));
            return ends;
        }
    }

    private void Refresh()
    {
        if (_looked is { } last && time.GetElapsedTime(last) < Look)
            return;
        _looked = time.GetTimestamp();
        var written = (Written(PagesFile), Written(LineFile));
        if (written == _written)
            return;
        // A certificate beside the key of another is one that is just being replaced: what was there holds until the next look.
        var isWhole = true;
        if (Try(() => X509Certificate2.CreateFromPemFile(In(PagesFile), In("https.key"))) is { } renewed)
            _pages = renewed; // the old one may still be shaking hands
        else
            isWhole = false;
        if (hasLine)
        {
            using var line = Try(() => X509CertificateLoader.LoadCertificateFromFile(In(LineFile)));
            if (line is null)
                isWhole = false;
            else
                _lineEnds = EndOf(line);
        }

        if (isWhole)
            _written = written;
    }

    private static X509Certificate2? Try(Func<X509Certificate2> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static DateTimeOffset EndOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    private DateTime Written(string name) => new FileInfo(In(name)) is { Exists: true } file ? file.LastWriteTimeUtc : default;

    private string In(string name) => Path.Combine(folder, name);
}
