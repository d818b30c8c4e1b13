using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Groups;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Security;

/// <summary>
/// Passive authentication (ICAO 9303-11 §5.1): the data groups are what a document signer signed, and the signer is a trusted state's. It does
/// not tell a chip from its copy. Never throws on what the files hold.
/// </summary>
public static class ChipVerifier
{
    /// <summary>The verdict.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="store">Whom the post trusts.</param>
    /// <param name="at">The instant at which signer and authority must be valid: that of the crossing.</param>
    public static ChipResult Verify(ChipFiles files, TrustStore store, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(store);
        var findings = new ChipFindings();
        if (files.Sod is not { Length: > 0 } sod)
        {
            findings.Add(ChipVerdict.Unsigned, "The chip has no security object (EF.SOD): nobody signed its data.");
            foreach (var number in files.Groups.Keys)
                findings.Group(number, GroupStatus.Unsigned);
            return findings.Result(null);
        }

        try
        {
            var security = SecurityObject.Read(sod);
            Groups(files, security, findings);
            var country = Signature(security.Message, store, at, findings);
            Issuer(files, country, findings);
            return findings.Result(country);
        }
        catch (ChipDataException e)
        {
            findings.Add(ChipVerdict.Malformed, e.Message);
            return findings.Result(null);
        }
    }

    private static void Groups(ChipFiles files, SecurityObject security, ChipFindings findings)
    {
        foreach (var (number, expected) in security.Hashes)
        {
            if (!files.Groups.TryGetValue(number, out var group))
            {
                findings.Group(number, GroupStatus.NotRead);
                continue;
            }

            var isIntact = group.Length <= ChipLimits.MaxGroupBytes
                && CryptographicOperations.FixedTimeEquals(expected, Digest.Of(security.Hash, group.Span));
            findings.Group(number, isIntact ? GroupStatus.Intact : GroupStatus.Altered);
            if (!isIntact)
                findings.Add(ChipVerdict.Altered, $"DG{number} is not what was signed: its data was altered or is not of this document.");
        }

        foreach (var number in files.Groups.Keys.Except(security.Hashes.Keys))
        {
            findings.Group(number, GroupStatus.Unsigned);
            findings.Add(ChipVerdict.Altered, $"DG{number} is on the chip but nobody signed it.");
        }

        if (files.Groups.Count == 0)
            findings.Add(ChipVerdict.Malformed, "There are no data groups to compare with what was signed.");
        if (security.Hash == HashAlgorithmName.SHA1)
            findings.Note("The hashes are made with SHA-1, which is no longer safe against a forger who also made the original.");
    }

    private static string? Signature(SignedMessage message, TrustStore store, DateTimeOffset at, ChipFindings findings)
    {
        if (message.Signers.Count == 0)
        {
            findings.Add(ChipVerdict.Unsigned, "Nobody signed the security object.");
            return null;
        }

        string? country = null;
        foreach (var signer in message.Signers)
        {
            // A signer's certificate may be left out of the document; then it must have been imported.
            var certificate = message.Certificates.FirstOrDefault(signer.Names) ?? store.Certificates.FirstOrDefault(signer.Names);
            if (certificate is null)
            {
                findings.Add(ChipVerdict.UnknownIssuer, "The signer's certificate is neither in the document nor among those imported.");
                continue;
            }

            if (!signer.Signed(message, certificate))
                findings.Add(ChipVerdict.Altered, "The security object is not what its signer signed.");
            country = SignerCheck.Check(certificate, store, at, findings) ?? country;
            if (signer.SigningTime is { } time && !certificate.IsValidAt(time))
                findings.Add(ChipVerdict.ExpiredSigner, "The signer signed at a time when its certificate was not valid.");
        }

        return country;
    }

    /// <summary>A state's authority answers for its own documents only.</summary>
    private static void Issuer(ChipFiles files, string? country, ChipFindings findings)
    {
        if (country is null || !files.Groups.TryGetValue(1, out var group) || ZoneGroup.Read(group).Document is not { } document)
            return;
        switch (SignerCountries.Answers(country, document.Issuer))
        {
            case false:
                findings.Add(ChipVerdict.UnknownIssuer, $"The signer belongs to {country}, but the document says that {document.Issuer} issued it.");
                break;
            case null:
                findings.Note($"It is not known whether the authority of {country} answers for documents of {document.Issuer}.");
                break;
        }
    }
}
