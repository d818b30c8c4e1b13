using System.Collections.Immutable;
using Border.EmbeddedOrleans.Copying;
using Orleans;
using Orleans.Serialization;

namespace Border.EmbeddedOrleans.Tests.Copying;

public sealed class CopierTests
{
    [GenerateSerializer]
    public sealed class WithForgotten
    {
        [Id(0)]
        public int Kept { get; set; }

        public int Forgotten { get; set; }
    }

    [GenerateSerializer]
    public sealed class WithTwins
    {
        [Id(3)]
        public int First { get; set; }

        [Id(3)]
        public int Second { get; set; }
    }

    public class UnmarkedBase
    {
        public int Value { get; set; }
    }

    [GenerateSerializer]
    public sealed class WithUnmarkedBase : UnmarkedBase;

    [GenerateSerializer]
    public sealed class WithCache
    {
        [field: NonSerialized]
        public string Cache { get; set; } = "made by the constructor";

        [Id(0)]
        public string Name { get; init; } = "";

        [Id(1)]
        private readonly int _hidden;

        public WithCache()
        {
        }

        public WithCache(int hidden) => _hidden = hidden;

        public int Hidden => _hidden;
    }

    [Immutable]
    [GenerateSerializer]
    public sealed record Frozen(string Name);

    [GenerateSerializer]
    public sealed record Holder([property: Immutable] byte[] Shared, byte[] Copied);

    [GenerateSerializer]
    public sealed record Page<T>(T Value, ImmutableArray<T> More, (string Name, List<int> Numbers) Pair);

    [Theory]
    [InlineData(typeof(WithForgotten), "Forgotten would be lost")]
    [InlineData(typeof(WithTwins), "Id(3)")]
    [InlineData(typeof(WithUnmarkedBase), nameof(UnmarkedBase))]
    public void Copy_TypeMarkedWrongly_SaysWhatToMark(Type type, string words)
    {
        CodecNotFoundException refusal = Assert.Throws<CodecNotFoundException>(() => Copy(Activator.CreateInstance(type)!));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_NonSerializedMember_IsMadeAnew()
    {
        WithCache copy = Copy(new WithCache(7) { Name = "n", Cache = "changed" });

        Assert.Equal(("n", 7, "made by the constructor"), (copy.Name, copy.Hidden, copy.Cache));
    }

    [Fact]
    public void Copy_Immutable_IsShared()
    {
        Frozen frozen = new("x");
        Holder holder = new([1], [2]);
        Holder copy = Copy(holder);

        Assert.Same(frozen, Copy(frozen));
        Assert.Same(holder.Shared, copy.Shared);
        Assert.NotSame(holder.Copied, copy.Copied);
    }

    [Fact]
    public void Copy_GenericRecordWithTuple_CopiesDeeply()
    {
        Page<List<string>> page = new(["a"], [["b"]], ("c", [1]));
        Page<List<string>> copy = Copy(page);

        Assert.Equivalent(page, copy, strict: true);
        Assert.NotSame(page.Value, copy.Value);
        Assert.NotSame(page.More[0], copy.More[0]);
        Assert.NotSame(page.Pair.Numbers, copy.Pair.Numbers);
    }

    [Fact]
    public void Copy_Dictionary_KeepsItsComparer()
    {
        Dictionary<string, int> copy = Copy(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 });

        Assert.Equal(1, copy["A"]);
    }

    [Fact]
    public void Copy_CollectionExpressionGivenToInterface_IsRefused()
    {
        IReadOnlyList<string> made = ["a", "b"];

        Assert.Throws<CodecNotFoundException>(() => CopierOf<IReadOnlyList<string>>.Copy(made, new()));
        Assert.Equal(made, CopierOf<IReadOnlyList<string>>.Copy(made.ToList(), new()));
    }

    private static T Copy<T>(T value)
        where T : class => (T)Copier.Exact(value.GetType()).CopyObject(value, new())!;
}
