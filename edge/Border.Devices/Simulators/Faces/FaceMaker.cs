namespace Border.Devices.Simulators.Faces;

/// <summary>Makes up faces. Features vary widely on purpose: a real face model must be able to tell the drawn people apart.</summary>
public static class FaceMaker
{
    private static readonly Rgb[] Skins = [new(247, 214, 190), new(236, 192, 160), new(222, 170, 130), new(190, 135, 95), new(140, 92, 62), new(92, 58, 42)];
    private static readonly Rgb[] Hairs = [new(28, 22, 20), new(58, 38, 26), new(104, 68, 40), new(168, 128, 78), new(150, 66, 34), new(214, 186, 132)];
    private static readonly Rgb[] Eyes = [new(62, 40, 24), new(90, 60, 34), new(94, 110, 72), new(84, 124, 158), new(40, 28, 22)];

    /// <summary>The face of one person.</summary>
    /// <param name="random">The person's own stream.</param>
    /// <param name="female">As the document says.</param>
    /// <param name="age">In years.</param>
    public static FaceFeatures Make(SeededRandom random, bool female, int age)
    {
        ArgumentNullException.ThrowIfNull(random);
        var old = Math.Clamp((age - 25) / 50.0, 0, 1);
        var tone = random.Between(0, Skins.Length - 1.001);
        var skin = Skins[(int)tone].Mix(Skins[(int)tone + 1], tone % 1);
        var hair = tone > 3.2 ? Hairs[0] : random.Pick(Hairs);
        hair = hair.Mix(new Rgb(205, 203, 200), random.Chance(old) ? random.Between(0.4, 1) : 0);
        return new FaceFeatures
        {
            HalfWidth = random.Between(82, 114) - (female ? 4 : 0),
            Lower = random.Between(118, 162),
            Upper = random.Between(112, 140),
            Jaw = random.Between(0.66, 0.98) - (female ? 0.06 : 0),
            Chin = random.Between(0.24, 0.58) - (female ? 0.05 : 0),
            EyeOffset = random.Between(33, 58),
            EyeWidth = random.Between(15, 24),
            EyeOpen = random.Between(5, 11) + (female ? 1 : 0),
            EyeTilt = random.Between(-4, 5),
            BrowHeight = random.Between(17, 40),
            BrowThickness = random.Between(3, 13) - (female ? 2 : 0),
            BrowArch = random.Between(0, 11),
            BrowTilt = random.Between(-7, 8),
            NoseLength = random.Between(46, 76),
            NoseWidth = random.Between(14, 36) - (female ? 2 : 0),
            NoseRelief = random.Between(22, 52),
            MouthDrop = random.Between(20, 34),
            MouthWidth = random.Between(23, 50),
            UpperLip = random.Between(3, 12) + (female ? 1 : 0),
            LowerLip = random.Between(5, 15) + (female ? 1 : 0),
            Cheek = random.Between(2, 16),
            Socket = random.Between(4, 15),
            Age = old,
            Skin = skin,
            Hair = hair,
            Eye = tone > 3 ? Eyes[0] : random.Pick(Eyes),
            Lip = skin.Mix(new Rgb(170, 60, 70), random.Between(0.25, female ? 0.75 : 0.45)),
            HairStyle = female
                ? random.Pick([HairStyle.Long, HairStyle.Fringe, HairStyle.Parted, HairStyle.Curly, HairStyle.Long, HairStyle.Scarf])
                : random.Pick([HairStyle.Short, HairStyle.Parted, HairStyle.Bald, HairStyle.Sides, HairStyle.Curly, HairStyle.Fringe]),
            Beard = female ? BeardStyle.None : random.Pick([BeardStyle.None, BeardStyle.None, BeardStyle.Moustache, BeardStyle.Goatee, BeardStyle.Full]),
            Glasses = random.Chance(0.25) ? 1 + random.Below(2) : 0,
            Detail = random.Below(int.MaxValue),
        };
    }

    /// <summary>Somebody else who does not look alike: the most different of many.</summary>
    /// <param name="face">Whom not to look like.</param>
    /// <param name="random">The stream.</param>
    public static FaceFeatures MakeUnlike(FaceFeatures face, SeededRandom random) =>
        Enumerable.Range(0, 96).Select(_ => Make(random, random.Chance(0.5), 18 + random.Below(55))).MaxBy(other => Difference(face, other))!;

    private static double Difference(FaceFeatures a, FaceFeatures b) =>
        (Math.Abs(a.Skin.G - b.Skin.G) / 40)
        + (Math.Abs(a.Hair.G - b.Hair.G) / 80)
        + (Math.Abs(a.EyeOffset - b.EyeOffset) / 8)
        + (Math.Abs(a.BrowHeight - b.BrowHeight) / 8)
        + (Math.Abs(a.BrowThickness - b.BrowThickness) / 5)
        + (Math.Abs(a.NoseLength - b.NoseLength) / 12)
        + (Math.Abs(a.NoseWidth - b.NoseWidth) / 8)
        + (Math.Abs(a.MouthWidth - b.MouthWidth) / 8)
        + (Math.Abs(a.HalfWidth - b.HalfWidth) / 20)
        + (Math.Abs(a.Lower - b.Lower) / 20)
        + (Math.Abs(a.EyeWidth - b.EyeWidth) / 5)
        + (Math.Abs(a.EyeTilt - b.EyeTilt) / 5)
        + (Math.Abs(a.Jaw - b.Jaw) / 0.15)
        + (Math.Abs(a.UpperLip + a.LowerLip - b.UpperLip - b.LowerLip) / 8)
        + (a.Beard == b.Beard ? 0 : 1.5)
        + (Math.Sign(a.Glasses) == Math.Sign(b.Glasses) ? 0 : 1.5);
}
