using System.Security.Cryptography;

namespace Border.Silo.People;

/// <summary>Makes passwords that somebody can read from a screen and type.</summary>
public static class ReadablePassword
{
    // Nothing that looks like something else: no i, l, o, 0, 1.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A random password of four groups of five, for example <c>k7mpq-xw3hd-a9fgr-t2ncv</c>: 23 characters, 99 bits.</summary>
    public static string Create() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
