using System.Collections.Immutable;

namespace Border.GrainConformance.Grains;

[GenerateSerializer]
[Alias("conformance.colour")]
public enum Colour
{
    Red,
    Green,
}

/// <summary>A positional record: its members need no ids.</summary>
[GenerateSerializer]
[Alias("conformance.label")]
public sealed record Label(string Text, int? Weight);

/// <summary>A small value.</summary>
[GenerateSerializer]
[Alias("conformance.point")]
public readonly record struct Point(int X, int Y);

/// <summary>One of each kind of member that grains use.</summary>
[GenerateSerializer]
[Alias("conformance.parcel")]
public sealed record Parcel
{
    [Id(0)]
    public string Name { get; init; } = "";

    [Id(1)]
    public Label? Label { get; init; }

    [Id(2)]
    public List<string> Lines { get; init; } = [];

    [Id(3)]
    public Dictionary<string, int> Counts { get; init; } = [];

    [Id(4)]
    public byte[] Bytes { get; init; } = [];

    [Id(5)]
    public ImmutableArray<Label> Labels { get; init; } = [];

    [Id(6)]
    public IReadOnlyList<Label> Others { get; init; } = Array.Empty<Label>();

    [Id(7)]
    public Colour? Colour { get; init; }

    [Id(8)]
    public Point Point { get; init; }

    [Id(9)]
    public DateTimeOffset? At { get; init; }

    [Id(10)]
    public string?[] Names { get; init; } = [];
}

/// <summary>A base with a positional member and one with an id, and what derives from it with the same.</summary>
[GenerateSerializer]
[Alias("conformance.notice")]
public abstract record Notice(string Post)
{
    [Id(0)]
    public string? Remark { get; init; }
}

[GenerateSerializer]
[Alias("conformance.opened")]
public sealed record Opened(string Post, int Lane) : Notice(Post)
{
    [Id(0)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Can point to itself.</summary>
[GenerateSerializer]
[Alias("conformance.node")]
public sealed class Node
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public Node? Next { get; set; }
}

/// <summary>Not marked, so it may not cross.</summary>
public sealed class Unmarked
{
    public int Value { get; set; }
}
