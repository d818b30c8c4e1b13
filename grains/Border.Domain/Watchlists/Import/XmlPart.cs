using System.Xml;

namespace Border.Domain.Watchlists.Import;

/// <summary>An element of a list with limits to its size.</summary>
/// <param name="Name">Without a prefix.</param>
/// <param name="Value">Its text, cleaned; empty where it has parts.</param>
/// <param name="Parts">What is within.</param>
internal sealed record XmlPart(string Name, string Value, IReadOnlyList<XmlPart> Parts)
{
    /// <summary>The most elements of one entry.</summary>
    public const int MaxParts = 3_000;

    /// <summary>The most levels below an entry.</summary>
    public const int MaxDepth = 5;

    /// <summary>The parts of a name.</summary>
    public IEnumerable<XmlPart> All(string name) => Parts.Where(p => p.Name == name);

    /// <summary>The text of the first part of a name; empty without one.</summary>
    public string Text(string name) => All(name).FirstOrDefault()?.Value ?? "";

    /// <summary>Reads the element that the reader stands on, and leaves the reader behind it.</summary>
    /// <returns>Null when it is too large; the reader is behind it all the same.</returns>
    /// <exception cref="XmlException">The file is not well-formed.</exception>
    public static XmlPart? Read(XmlReader reader)
    {
        var (depth, parts, isTooLarge) = (reader.Depth, 0, false);
        var open = new Stack<(string Name, List<XmlPart> Parts, string Text)>();
        while (true)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                isTooLarge |= ++parts > MaxParts || reader.Depth - depth > MaxDepth;
                if (!isTooLarge)
                    open.Push((reader.LocalName, [], ""));
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !isTooLarge)
            {
                var (name, within, text) = open.Pop();
                if (text.Length < ListText.MaxCharacters)
                    text = ListText.Cut(text + ListText.Cut(reader.Value, ListText.MaxCharacters), ListText.MaxCharacters);
                open.Push((name, within, text));
            }

            if (reader.NodeType == XmlNodeType.EndElement || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true })
            {
                var isWhole = reader.Depth == depth;
                var part = isTooLarge ? null : Close(open);
                if (isWhole)
                {
                    reader.Read();
                    return part;
                }
            }

            if (!reader.Read())
                return null;
        }
    }

    private static XmlPart Close(Stack<(string Name, List<XmlPart> Parts, string Text)> open)
    {
        var (name, parts, text) = open.Pop();
        var part = new XmlPart(name, ListText.Clean(text), parts);
        if (open.TryPeek(out var outer))
            outer.Parts.Add(part);
        return part;
    }
}
