using Border.Domain.Documents.Chip;
using Border.Domain.Documents.Chip.Groups;
using Border.Domain.Documents.Chip.Issuing;

namespace Border.Domain.Tests.Documents.Chip;

public sealed class GroupTests
{
    [Fact]
    public void Zone_IsReadAndComparedFieldByField()
    {
        var chip = ZoneGroup.Read(ChipSamples.Groups()[1]).Document!;
        Assert.Equal(ChipSamples.Holder, chip);
        Assert.Empty(ZoneGroup.Differences(ChipSamples.Holder, chip));
        Assert.Equal(
            ["The surname printed is not the chip's.", "The date of birth printed is not the chip's."],
            ZoneGroup.Differences(ChipSamples.Holder with { Surname = "DURAND", BirthDate = "910713" }, chip));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xDB }, PortraitFormat.Jpeg)]
    [InlineData(new byte[] { 0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20, 13 }, PortraitFormat.Jpeg2000)]
    [InlineData(new byte[] { 0xFF, 0x4F, 0xFF, 0x51, 0 }, PortraitFormat.Jpeg2000)]
    public void Portrait_IsTakenOutByteForByte(byte[] image, PortraitFormat format)
    {
        var portrait = Assert.Single(PortraitGroup.Read(GroupWriter.Portrait(image, 413, 531)));
        Assert.Equal((format, 413, 531), (portrait.Format, portrait.Width, portrait.Height));
        Assert.Equal(image, portrait.Image.ToArray());
    }

    [Fact]
    public void Portrait_OfAnotherKind_IsRefusedInWords() =>
        Assert.Contains("neither JPEG", Assert.Throws<ChipDataException>(() => PortraitGroup.Read(GroupWriter.Portrait("GIF89a"u8, 1, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Details_OfHolderAndIssue_AreRead()
    {
        var holder = DetailGroups.ReadHolder(ChipSamples.Groups()[11]);
        Assert.Equal(("Martin<<Jeanne", new DateOnly(1990, 7, 13), "Paris<France"), (holder.FullName, holder.Birth, holder.PlaceOfBirth));
        Assert.Null(holder.Address);
        var issue = DetailGroups.ReadIssue(ChipSamples.Groups()[12]);
        Assert.Equal(("Préfecture", new DateOnly(2020, 2, 12)), (issue.Authority, issue.Issued));
    }

    [Fact]
    public void Dates_InFourBytes_AreReadToo() =>
        Assert.Equal(
            new DateOnly(2019, 5, 31), DetailGroups.ReadIssue(GroupWriter.Element(0x6C, GroupWriter.Element(0x5F26, [0x20, 0x19, 0x05, 0x31]))).Issued);

    [Fact]
    public void Elements_ThatLieAboutThemselves_AreRefusedInWords()
    {
        byte[][] hostile =
        [
            [], [0x61], [0x61, 0x80], [0x61, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x61, 0x85, 1, 1, 1, 1, 1], [0x61, 0x05, 0x5F], [0x75, 0x00],
            [0x61, 0x04, 0x5F, 0x1F, 0x82, 0x00], [0x7F, 0xFF, 0xFF, 0xFF, 0xFF], [0x61, 0x03, 0x5F, 0x1F, 0x00],
            GroupWriter.Element(0x61, new byte[3000]),
            GroupWriter.Element(0x61, GroupWriter.Element(0x5F1F, new byte[89])),
        ];
        Assert.All(hostile, bytes => Assert.Throws<ChipDataException>(() => ZoneGroup.Read(bytes)));
        Assert.All(hostile, bytes => Assert.Throws<ChipDataException>(() => PortraitGroup.Read(bytes)));
        Assert.Throws<ChipDataException>(() => Tlv.ReadFile(new byte[ChipLimits.MaxGroupBytes + 1], 0x61, "DG1"));
    }
}
