using System.Text.RegularExpressions;

namespace Border.Domain.Records;

/// <summary>
/// The name of a node, <c>post/node</c>. Each part is 1-32 of a-z, 0-9 and '-', so that it is safe as an MQTT topic level,
/// a certificate's common name and a file name.
/// </summary>
/// <param name="Post">The post's name.</param>
/// <param name="Node">The node's name within its post.</param>
public sealed partial record NodeName(string Post, string Node)
{
    /// <summary>Reads <c>post/node</c>.</summary>
    /// <exception cref="FormatException">The text is not a node name; the message says what one looks like.</exception>
    public static NodeName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException("A node is named post/node, each part 1-32 of a-z, 0-9 and '-', for example north/n1.");

    /// <summary>Reads <c>post/node</c> without throwing.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NodeName? name)
    {
        name = null;
        if (text is null || !Pattern().IsMatch(text))
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        name = new NodeName(text[..slash], text[(slash + 1)..]);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Post}/{Node}";

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}/[a-z0-9-]{1,32}\z")]
    private static partial Regex Pattern();
}
