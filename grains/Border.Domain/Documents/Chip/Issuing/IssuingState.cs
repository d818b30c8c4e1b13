namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>A state that issues documents in simulations: an authority, and a signer of documents under it.</summary>
public sealed class IssuingState : IDisposable
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SigningKey _authorityKey;
    private readonly SigningKey _signerKey;

    /// <summary>A state whose authority and signer sign in one way.</summary>
    /// <param name="country">Two letters.</param>
    /// <param name="kind">How they sign.</param>
    /// <param name="start">Start of their validity; 2020 if null. The authority's ends after 15 years, the signer's after 11.</param>
    public IssuingState(string country, SigningKind kind, DateTimeOffset? start = null)
    {
        Name = (country, $"CSCA {country}");
        From = start ?? Start;
        (_authorityKey, _signerKey) = (new SigningKey(kind), new SigningKey(kind));
        Authority = CertificateWriter.Certificate(new(Name, Name, 1, From, From.AddYears(15), true), _authorityKey, _authorityKey);
        Signer = Sign(2, From.AddYears(11));
    }

    /// <summary>Country and name of the authority.</summary>
    public (string Country, string Name) Name { get; }

    /// <summary>Start of validity.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The authority's own certificate.</summary>
    public byte[] Authority { get; }

    /// <summary>Who signs documents.</summary>
    public MessageAuthor Signer { get; }

    /// <summary>The authority, as author of master lists.</summary>
    public MessageAuthor AuthorityAuthor => new(_authorityKey, Authority, Name, 1);

    /// <summary>EF.SOD over data groups.</summary>
    public byte[] Issue(IReadOnlyDictionary<int, byte[]> groups) => MessageWriter.SecurityObject(groups, Signer);

    /// <summary>A list of revoked certificates of the authority.</summary>
    public byte[] Revoke(IEnumerable<int> serials, DateTimeOffset issued) =>
        CertificateWriter.RevocationList(Name, serials, issued, issued.AddDays(90), _authorityKey);

    /// <summary>A link: the certificate by which this state's old key vouches for the key of <paramref name="next"/>.</summary>
    public byte[] LinkTo(IssuingState next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return CertificateWriter.Certificate(new(Name, next.Name, 3, next.From, From.AddYears(15), true), next._authorityKey, _authorityKey);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _authorityKey.Dispose();
        _signerKey.Dispose();
    }

    private MessageAuthor Sign(int serial, DateTimeOffset until) => new(
        _signerKey,
        CertificateWriter.Certificate(new(Name, (Name.Country, $"DS {Name.Country}"), serial, From, until, false), _signerKey, _authorityKey),
        Name,
        serial);
}
