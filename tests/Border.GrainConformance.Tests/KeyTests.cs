using Border.GrainConformance.Grains;
using Border.GrainConformance.Hosts;
using FsCheck;
using FsCheck.Fluent;

namespace Border.GrainConformance;

/// <summary>Any text is a key, and different texts are different grains.</summary>
public sealed class KeyTests(GrainHost host) : IClassFixture<GrainHost>
{
    [Theory]
    [InlineData("post/lane")]
    [InlineData("UA:AA1234BB")]
    [InlineData("a+b c%2F?#&=\\\"'")]
    [InlineData("Ωмега-عبور-边境-🚚")]
    [InlineData("{0}-[1]-<2>-*")]
    public async Task Key_WithSpecialCharacters_ComesBackUnchanged(string key)
    {
        ICounter counter = host.Grains.GetGrain<ICounter>(key);

        Assert.Equal(key, await counter.GetKey());
        Assert.Equal(key, counter.GetPrimaryKeyString());
    }

    [Fact]
    public void Key_AnyText_ComesBackUnchanged() => Prop
        .ForAll(Texts, key => AskKey(key) == key)
        .QuickCheckThrowOnFailure();

    [Fact]
    public async Task Keys_DifferingInCaseOnly_AreDifferentGrains() => Assert.NotEqual(
        await host.Grains.GetGrain<ICounter>("case/A").GetActivation(),
        await host.Grains.GetGrain<ICounter>("case/a").GetActivation());

    /// <summary>Valid UTF-16 without control characters, starting with a letter so that it is not blank.</summary>
    private static Arbitrary<string> Texts => ArbMap.Default.GeneratorFor<char>()
        .Where(c => !char.IsSurrogate(c) && !char.IsControl(c))
        .ArrayOf()
        .Select(chars => "k" + new string(chars))
        .ToArbitrary();

    private string AskKey(string key) => host.Grains.GetGrain<ICounter>(key).GetKey().GetAwaiter().GetResult();
}
