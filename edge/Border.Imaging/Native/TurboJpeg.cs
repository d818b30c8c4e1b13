using System.Runtime.InteropServices;

namespace Border.Imaging.Native;

/// <summary>libjpeg-turbo's TurboJPEG 2.x API (Debian: libturbojpeg0). Handles are per call: making one costs microseconds.</summary>
internal static partial class TurboJpeg
{
    public const int PixelRgb = 0;
    public const int PixelGray = 6;
    public const int PixelCmyk = 11;
    public const int SpaceCmyk = 3;
    public const int SpaceYcck = 4;
    public const int Sampling444 = 0;
    public const int SamplingGray = 3;
    public const int Sampling420 = 2;

    /// <summary>TJFLAG_LIMITSCANS: a progressive file of thousands of scans is refused instead of burning minutes.</summary>
    public const int LimitScans = 32768;

    /// <summary>TJFLAG_FASTDCT is not used: it costs text contrast for little time.</summary>
    public const int None = 0;

    private const string Library = "libturbojpeg.so.0";

    [LibraryImport(Library)]
    public static partial nint tjInitDecompress();

    [LibraryImport(Library)]
    public static partial nint tjInitCompress();

    [LibraryImport(Library)]
    public static partial int tjDestroy(nint handle);

    [LibraryImport(Library)]
    public static unsafe partial int tjDecompressHeader3(
        nint handle, byte* jpeg, CULong size, out int width, out int height, out int sampling, out int space);

    [LibraryImport(Library)]
    public static unsafe partial int tjDecompress2(
        nint handle, byte* jpeg, CULong size, byte* target, int width, int pitch, int height, int format, int flags);

    [LibraryImport(Library)]
    public static unsafe partial int tjCompress2(
        nint handle, byte* source, int width, int pitch, int height, int format, ref byte* jpeg, ref CULong size, int sampling, int quality, int flags);

    [LibraryImport(Library)]
    public static unsafe partial void tjFree(byte* buffer);

    [LibraryImport(Library)]
    private static partial nint tjGetErrorStr2(nint handle);

    /// <summary>What went wrong in the last call on this handle.</summary>
    public static string Error(nint handle) => Marshal.PtrToStringUTF8(tjGetErrorStr2(handle)) ?? "unknown";
}
