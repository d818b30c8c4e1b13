using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>What a file of trust held.</summary>
/// <param name="Certificates">Of authorities, links and signers.</param>
/// <param name="Lists">Of revoked certificates.</param>
/// <param name="Problems">What could not be taken, in words; the rest was.</param>
public sealed record TrustFile(
    IReadOnlyList<DocumentCertificate> Certificates, IReadOnlyList<RevocationList> Lists, IReadOnlyList<string> Problems)
{
    private const int MaxProblems = 100;

    /// <summary>
    /// Reads certificates and lists of revoked ones from a master list (ICAO 9303-12 §8, .ml), PEM, DER or an LDIF export of the ICAO directory. What
    /// cannot be read is said and left out: one odd certificate must not blind a post for every other state.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="ChipDataException">The file is too large or none of these.</exception>
    public static TrustFile Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > ChipLimits.MaxTrustFileBytes)
            throw new ChipDataException($"The file has {bytes.Length} bytes; at most {ChipLimits.MaxTrustFileBytes} are taken.");
        var reading = new Reading();
        if (bytes.Length > 0 && bytes.Span[0] == 0x30)
            reading.Add(bytes);
        else if (bytes.Span.IndexOf("-----BEGIN "u8) >= 0)
            Pem(Encoding.Latin1.GetString(bytes.Span), reading);
        else if (bytes.Span.IndexOf(":: "u8) >= 0)
            Ldif(Encoding.Latin1.GetString(bytes.Span), reading);
        else
            throw new ChipDataException("The file is no master list, certificate, list of revoked certificates, PEM or LDIF.");
        return new TrustFile(reading.Certificates, reading.Lists, reading.Problems);
    }

    private static void Pem(string text, Reading reading)
    {
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            reading.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }
    }

    /// <summary>RFC 2849: <c>name:: base64</c>, going on in lines that begin with a blank.</summary>
    private static void Ldif(string text, Reading reading)
    {
        var value = new StringBuilder();
        var wanted = false;
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.StartsWith(' '))
            {
                if (wanted)
                    value.Append(line.AsSpan().Trim());
                continue;
            }

            if (wanted)
                reading.AddBase64(value.ToString());
            value.Clear();
            var colon = line.IndexOf(":: ", StringComparison.Ordinal);
            wanted = colon > 0 && IsWanted(line[..colon]);
            if (wanted)
                value.Append(line.AsSpan(colon + 3).Trim());
        }
    }

    private static bool IsWanted(string name) =>
        name.StartsWith("userCertificate", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("cACertificate", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("certificateRevocationList", StringComparison.OrdinalIgnoreCase)
        || name.Contains("MasterList", StringComparison.OrdinalIgnoreCase);

    /// <summary>Collects while a file is read.</summary>
    private sealed class Reading
    {
        public List<DocumentCertificate> Certificates { get; } = [];

        public List<RevocationList> Lists { get; } = [];

        public List<string> Problems { get; } = [];

        public void AddBase64(string text)
        {
            var bytes = new byte[text.Length];
            if (Convert.TryFromBase64String(text, bytes, out var length))
                Add(bytes.AsMemory(0, length));
            else
                Problem("an entry is not base64");
        }

        public void Add(ReadOnlyMemory<byte> bytes)
        {
            try
            {
                var first = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
                var isMessage = first.PeekTag() == Asn1Tag.ObjectIdentifier;
                if (isMessage)
                    AddMasterList(SignedMessage.Read(bytes));
                else if (IsList(first.ReadSequence()))
                    Lists.Add(RevocationList.Read(bytes));
                else
                    Certificates.Add(CertificateReader.Read(bytes));
            }
            catch (ChipDataException e)
            {
                Problem(e.Message);
            }
            catch (AsnContentException)
            {
                Problem("an entry is not of the encoding of certificates");
            }

            if (Certificates.Count + Lists.Count > ChipLimits.MaxCertificates)
                throw new ChipDataException($"The file holds more than {ChipLimits.MaxCertificates} certificates and lists.");
        }

        private void AddCertificate(ReadOnlyMemory<byte> bytes)
        {
            try
            {
                Certificates.Add(CertificateReader.Read(bytes));
            }
            catch (ChipDataException e)
            {
                Problem(e.Message);
            }
        }

        /// <summary>A list's signature proves that it is whole; whom to trust was decided by who imports it.</summary>
        private void AddMasterList(SignedMessage message)
        {
            if (message.ContentType != Oids.CscaMasterList)
            {
                Problem($"a signed message holds {message.ContentType} and no master list");
                return;
            }

            if (message.Signers.Count == 0 || !message.Signers.All(s => message.Certificates.Any(c => s.Names(c) && s.Signed(message, c))))
            {
                Problem("a master list is not what its signer signed: nothing of it was taken");
                return;
            }

            var list = new AsnReader(message.Content, AsnEncodingRules.BER).ReadSequence();
            list.ReadInteger();
            var set = list.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
                AddCertificate(set.ReadEncodedValue());
            Certificates.AddRange(message.Certificates.Where(c => c.IsAuthority));
        }

        /// <summary>A certificate's body goes on with a number after its first part, a list's with the algorithm and a name.</summary>
        private static bool IsList(AsnReader body)
        {
            if (body.PeekTag().TagClass == TagClass.ContextSpecific)
                return false;
            if (body.PeekTag() == Asn1Tag.Integer)
                body.ReadEncodedValue();
            body.ReadEncodedValue();
            if (body.PeekTag() != Asn1Tag.Sequence)
                return true;
            body.ReadEncodedValue();
            return body.HasData && body.PeekTag().TagClass == TagClass.Universal && body.PeekTag().TagValue is 23 or 24;
        }

        private void Problem(string text)
        {
            if (Problems.Count < MaxProblems)
                Problems.Add(text);
        }
    }
}
