using System.Diagnostics;
using System.Security.Cryptography;
using Border.Cli.Chip;
using Border.Domain.Documents.Chip.Issuing;

namespace Border.Cli.Tests.Chip;

/// <summary>Chips that other software signed: our own issuer and verifier could be wrong in the same way.</summary>
public sealed class OpensslChipTests : IDisposable
{
    private const string Extensions = """
        [req]
        distinguished_name=dn
        [dn]
        [ca]
        basicConstraints=critical,CA:true,pathlen:0
        keyUsage=critical,keyCertSign,cRLSign
        subjectKeyIdentifier=hash
        [ds]
        keyUsage=critical,digitalSignature
        subjectKeyIdentifier=hash
        authorityKeyIdentifier=keyid
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("border-chip").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("-algorithm RSA -pkeyopt rsa_keygen_bits:2048", "", "", "")]
    [InlineData("-algorithm RSA -pkeyopt rsa_keygen_bits:2049", "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20", "-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:20", "")]
    [InlineData("-algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP256r1 -pkeyopt ec_param_enc:explicit", "", "", "-keyid")]
    [InlineData("-algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP512r1", "", "", "-stream -indef")]
    public void Document_SignedByOpenssl_IsGenuineAndAnotherAltered(string key, string signing, string message, string form)
    {
        File.WriteAllText(Path.Combine(_folder, "x.cnf"), Extensions);
        var group = GroupWriter.Zone(["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]);
        File.WriteAllBytes(Path.Combine(_folder, "DG1"), group);
        File.WriteAllBytes(Path.Combine(_folder, "lds"), SecurityObject(SHA256.HashData(group)));
        Openssl($"genpkey {key} -out ca.key");
        Openssl($"genpkey {key} -out ds.key");
        Openssl($"req -x509 -new -key ca.key -config x.cnf -extensions ca -subj /C=UT/O=Utopia/CN=CSCA -days 5000 -sha256 {signing} -out ca.pem");
        Openssl($"req -new -key ds.key -config x.cnf -subj /C=UT/O=Utopia/CN=DS -sha256 {signing} -out ds.csr");
        Openssl($"x509 -req -in ds.csr -CA ca.pem -CAkey ca.key -set_serial 4660 -extfile x.cnf -extensions ds -days 3000 -sha256 {signing} -out ds.pem");
        Openssl($"cms -sign -binary -nodetach -in lds -econtent_type 2.23.136.1.1.1 -signer ds.pem -inkey ds.key -md sha256 -outform DER -out EF.SOD {message} {form}");
        Assert.Equal(("", 0), Verify());
        group[^1]++;
        File.WriteAllBytes(Path.Combine(_folder, "DG1"), group);
        Assert.Equal(("", 1), Verify());
    }

    private static byte[] SecurityObject(byte[] hash) => GroupWriter.Element(
        0x30,
        [
            2, 1, 0, .. GroupWriter.Element(0x30, Convert.FromHexString("0609608648016503040201")),
            .. GroupWriter.Element(0x30, GroupWriter.Element(0x30, [2, 1, 1, .. GroupWriter.Element(4, hash)])),
        ]);

    private (string Errors, int Code) Verify()
    {
        var errors = new StringWriter();
        var code = ChipCommands.Verify(_folder, [Path.Combine(_folder, "ca.pem")], DateTimeOffset.UtcNow, null, TextWriter.Null, errors);
        return (errors.ToString(), code);
    }

    private void Openssl(string arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = _folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"openssl {arguments}: {errors}");
    }
}
