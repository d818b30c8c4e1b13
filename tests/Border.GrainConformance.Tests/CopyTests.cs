using System.Collections.Immutable;
using Border.GrainConformance.Grains;
using Border.GrainConformance.Hosts;
using FsCheck;
using FsCheck.Fluent;
using Orleans.Serialization;

namespace Border.GrainConformance;

/// <summary>Caller and grain never share what either can change.</summary>
public sealed class CopyTests(GrainHost host) : IClassFixture<GrainHost>
{
    private static readonly Parcel Full = new()
    {
        Name = "full",
        Label = new("l", 3),
        Lines = ["a", "b"],
        Counts = new() { ["x"] = 1 },
        Bytes = [1, 2, 3],
        Labels = [new("m", null), new("n", 4)],
        Others = new List<Label> { new("o", 5) },
        Colour = Colour.Green,
        Point = new(1, 2),
        At = DateTimeOffset.UnixEpoch,
        Names = ["p", null],
    };

    private IDepot Depot => host.Grains.GetGrain<IDepot>("depot");

    [Fact]
    public async Task Argument_CallerChangesItAfterwards_GrainKeepsWhatWasSent()
    {
        IDepot depot = host.Grains.GetGrain<IDepot>("keeper");
        List<string> lines = ["sent"];
        await depot.Keep(lines);
        lines[0] = "changed";
        lines.Add("more");

        Assert.Equal(["sent"], await depot.GetKept());
    }

    [Fact]
    public async Task Argument_CallerChangesItBeforeTheCallRuns_GrainGetsWhatWasSent()
    {
        IDepot depot = host.Grains.GetGrain<IDepot>("early-keeper");
        List<string> lines = ["sent"];
        Task keeping = depot.Keep(lines);
        lines.Clear();
        await keeping;

        Assert.Equal(["sent"], await depot.GetKept());
    }

    [Fact]
    public async Task Argument_GrainChangesIt_CallerKeepsItsOwn()
    {
        List<string> lines = ["mine"];
        Parcel parcel = Full with { Lines = ["mine"], Counts = new() { ["mine"] = 1 }, Bytes = [7] };
        await Depot.Spoil(lines, parcel);

        Assert.Equal(["mine"], lines);
        Assert.Equal(["mine"], parcel.Lines);
        Assert.Equal(1, parcel.Counts["mine"]);
        Assert.Equal([7], parcel.Bytes);
    }

    [Fact]
    public async Task Result_CallerChangesIt_GrainKeepsItsOwn()
    {
        IDepot depot = host.Grains.GetGrain<IDepot>("giver");
        await depot.Keep(["kept"]);
        (await depot.GetKept()).Clear();

        Assert.Equal(["kept"], await depot.GetKept());
    }

    [Fact]
    public async Task Value_OfEveryKindOfMember_ArrivesEqualAndApart()
    {
        Parcel echo = await Depot.Echo(Full);

        Assert.NotSame(Full, echo);
        Assert.NotSame(Full.Label, echo.Label);
        Assert.NotSame(Full.Bytes, echo.Bytes);
        Assert.Equivalent(Full, echo, strict: true);
    }

    [Fact]
    public void Value_Any_ArrivesEqual() => Prop
        .ForAll(Parcels, parcel =>
        {
            Parcel echo = Depot.Echo(parcel).GetAwaiter().GetResult();
            Assert.Equivalent(parcel, echo, strict: true);
            Assert.NotSame(parcel, echo);
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public async Task Value_DeclaredAsItsBase_ArrivesAsItself()
    {
        Opened opened = new("north", 4) { Remark = "late", At = DateTimeOffset.UnixEpoch };

        Assert.Equal(opened, await Depot.EchoNotice(opened));
    }

    public static TheoryData<object> Simple =>
        [7, "text", Colour.Green, new Point(1, 2), 1.5m, Guid.Empty, DateTimeOffset.UnixEpoch, new DateOnly(2026, 3, 1)];

    [Theory]
    [MemberData(nameof(Simple))]
    public async Task Value_Simple_ArrivesEqual(object value) => Assert.Equal(value, await Depot.EchoAny(value));

    [Fact]
    public async Task Value_Null_ArrivesNull() => Assert.Null(await Depot.EchoAny(null));

    [Fact]
    public async Task Collections_ImmutableAndTuples_ArriveEqual()
    {
        Assert.Equal(ImmutableArray.Create(1, 2), await Depot.EchoAny(ImmutableArray.Create(1, 2)));
        Assert.Equal((1, "two"), await Depot.EchoAny((1, "two")));
        Assert.Equal(["a"], Assert.IsType<HashSet<string>>(await Depot.EchoAny(new HashSet<string> { "a" })));
        Assert.Equal(new List<int?> { 1, null }, await Depot.EchoAny(new List<int?> { 1, null }));
    }

    [Fact]
    public async Task Graph_WithCycle_KeepsItsShape()
    {
        Node first = new() { Name = "a", Next = new() { Name = "b" } };
        first.Next.Next = first;

        Assert.True(await Depot.IsCycle(first));
    }

    [Fact]
    public async Task Arguments_OneObjectTwice_AreOneObjectInTheGrain()
    {
        List<string> both = ["x"];

        Assert.True(await Depot.AreSame(both, both));
        Assert.False(await Depot.AreSame(["x"], ["x"]));
    }

    [Fact]
    public async Task Argument_Reference_CallsItsGrain() =>
        Assert.Equal("referred", await Depot.AskKeyOf(host.Grains.GetGrain<ICounter>("referred")));

    [Fact]
    public async Task Argument_OfUnmarkedType_IsRefusedByName()
    {
        CodecNotFoundException refusal =
            await Assert.ThrowsAsync<CodecNotFoundException>(async () => await Depot.EchoAny(new Unmarked()));

        Assert.Contains(nameof(Unmarked), refusal.Message, StringComparison.Ordinal);
    }

    private static Arbitrary<Parcel> Parcels => (
        from name in ArbMap.Default.GeneratorFor<NonNull<string>>()
        from weight in ArbMap.Default.GeneratorFor<int?>()
        from lines in ArbMap.Default.GeneratorFor<NonNull<string>>().ListOf()
        from bytes in ArbMap.Default.GeneratorFor<byte[]>()
        from point in ArbMap.Default.GeneratorFor<(int X, int Y)>()
        from names in ArbMap.Default.GeneratorFor<string?[]>()
        select new Parcel
        {
            Name = name.Get,
            Label = weight is null ? null : new(name.Get, weight),
            Lines = [.. lines.Select(line => line.Get)],
            Counts = lines.Select(line => line.Get).Distinct().ToDictionary(line => line, line => line.Length),
            Bytes = bytes,
            Labels = [.. lines.Select(line => new Label(line.Get, weight))],
            Others = lines.Select(line => new Label(line.Get, null)).ToArray(),
            Colour = weight is null ? null : (Colour)(weight.Value & 1),
            Point = new(point.X, point.Y),
            Names = names,
        }).ToArbitrary();
}
