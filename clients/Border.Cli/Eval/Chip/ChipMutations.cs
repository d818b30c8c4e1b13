using System.Security.Cryptography;
using Border.Devices.Simulators;
using Border.Domain.Documents.Chip.Issuing;

namespace Border.Cli.Eval.Chip;

/// <summary>Changes chips as transmission errors and forgers do.</summary>
internal static class ChipMutations
{
    /// <summary>What was done; files are changed in place. A forger makes a new EF.SOD with keys of its own.</summary>
    public static string Change(ref byte[] sod, Dictionary<int, byte[]> groups, Func<byte[]> otherSod, IssuingState forger, SeededRandom random)
    {
        var numbers = groups.Keys.Order().ToList();
        var number = random.Pick(numbers);
        switch (random.Below(9))
        {
            case 0:
                groups[number] = Spoil(groups[number], random);
                return "data group spoilt";
            case 1 or 2:
                sod = Spoil(sod, random);
                return "EF.SOD spoilt";
            case 3:
                var old = groups[number];
                groups[number] = Spoil(old, random);
                sod = Replaced(sod, old, groups[number]);
                return "data group and its hash replaced";
            case 4:
                groups[number] = Spoil(groups[number], random);
                sod = forger.Issue(groups);
                return "all signed again by a forger";
            case 5:
                sod = MessageWriter.SecurityObject(groups, forger.AuthorityAuthor);
                return "all signed again by a forger's authority";
            case 6:
                sod = otherSod();
                return "EF.SOD of another document";
            case 7:
                groups[numbers[^1] == 16 ? 13 : 16] = [0x70, 1, 0];
                return "data group added";
            default:
                sod = sod[..random.Below(sod.Length)];
                return "EF.SOD cut off";
        }
    }

    private static byte[] Spoil(byte[] bytes, SeededRandom random)
    {
        byte[] spoilt = [.. bytes];
        for (var times = 1 + random.Below(3); times > 0; times--)
            spoilt[random.Below(spoilt.Length)] ^= (byte)(1 << random.Below(8));
        return spoilt.AsSpan().SequenceEqual(bytes) ? Spoil(bytes, random) : spoilt;
    }

    /// <summary>Puts the new hash where the old one stands: what a forger without any key can do.</summary>
    private static byte[] Replaced(byte[] sod, byte[] old, byte[] group)
    {
        byte[] changed = [.. sod];
        foreach (var hash in (HashAlgorithmName[])[HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512])
        {
            var at = sod.AsSpan().IndexOf(CryptographicOperations.HashData(hash, old));
            if (at >= 0)
                CryptographicOperations.HashData(hash, group).CopyTo(changed.AsSpan(at));
        }

        return changed;
    }
}
