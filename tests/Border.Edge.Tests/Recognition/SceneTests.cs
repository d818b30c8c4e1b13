using Border.Devices.Simulators;
using Border.Edge.Recognition;

namespace Border.Edge.Tests.Recognition;

public sealed class SceneTests
{
    private static readonly SimulatedWorld World = new(11, new WorldOptions(new DateOnly(2026, 3, 1)) { Vehicles = true });

    [Fact]
    public void EmptyLane_OtherNoiseAndBrightness_IsTheSameScene()
    {
        var scenes = Enumerable.Range(0, 6).Select(shot => Scene.Of(SimulatedPictures.EmptyLane(11, shot))!).ToList();

        Assert.All(scenes, scene => Assert.True(scene.IsLike(scenes[0])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Vehicle_DrivesUp_IsAnotherSceneFromFarAway(int number)
    {
        var empty = Scene.Of(SimulatedPictures.EmptyLane(11, 0))!;

        Assert.All(Enumerable.Range(0, 5), shot => Assert.False(Scene.Of(SimulatedPictures.Vehicle(World.Crossing(number), shot))!.IsLike(empty)));
    }

    [Fact]
    public void Vehicle_ThatStands_IsTheSameSceneUntilTheNextOneComes()
    {
        var standing = Scene.Of(SimulatedPictures.Vehicle(World.Crossing(0), 4))!;

        Assert.True(standing.IsLike(standing));
        Assert.False(Scene.Of(SimulatedPictures.Vehicle(World.Crossing(1), 4))!.IsLike(standing));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public void Garbage_HasNoScene(int bytes) => Assert.Null(Scene.Of(new byte[bytes]));
}
