using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Border.Domain.Recommendations;

/// <summary>Chooses travellers at random, so that selection is not only what the system already believes.</summary>
internal static class RandomDraw
{
    /// <summary>A number from 0 up to 1 that nobody without the salt can foretell, and that is the same however often it is drawn.</summary>
    public static double Of(Guid crossing, int traveller, string salt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{crossing:N}|{traveller}"));
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
