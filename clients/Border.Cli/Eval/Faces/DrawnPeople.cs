using Border.Devices.Simulators;
using Border.Devices.Simulators.Faces;
using Border.Imaging;

namespace Border.Cli.Eval.Faces;

/// <summary>The simulator's people: one portrait and two live pictures each. They measure the simulator, not the model.</summary>
internal static class DrawnPeople
{
    public static FacePhotoSet Make(int people, long seed) => new(
        [.. Enumerable.Range(0, people).SelectMany(person => Enumerable.Range(0, 3).Select(shot => new FacePhoto(
            $"{person}", $"{person}-{(shot == 0 ? "portrait" : $"live{shot}")}.jpg", () => Paint(seed, person, shot))))],
        null);

    private static byte[] Paint(long seed, int person, int shot)
    {
        var own = new SeededRandom(seed, person, "eval person");
        var female = own.Chance(0.5);
        var face = FaceMaker.Make(own, female, 19 + own.Below(57));
        var random = new SeededRandom(seed, person, $"eval shot {shot}");
        using var picture = shot == 0
            ? FacePainter.Paint(face, FaceView.Portrait(random), 340, 425, 0.74, random)
            : FacePainter.Paint(face, FaceView.Live(random), 640, 480, random.Between(0.52, 0.68), random);
        return picture.EncodeJpeg(70 + random.Below(25));
    }
}
