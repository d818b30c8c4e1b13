using System.IO.Compression;
using Border.Vision.Tests.Drawing;

namespace Border.Vision.Tests.Imaging;

public sealed class NativeLibraryTests
{
    [Fact]
    public void Libvips_LoadsNoPlugIns_SoThatTheRuntimesBrotliStaysItsOwn()
    {
        using var car = Drawings.Frame(Drawings.Car("BX 482 KT"));
        var compressed = new byte[4096];

        Assert.DoesNotContain("vips-modules", File.ReadAllText("/proc/self/maps"), StringComparison.Ordinal);
        Assert.True(BrotliEncoder.TryCompress(new byte[2000], compressed, out var written));
        Assert.InRange(written, 1, 100);
    }
}
