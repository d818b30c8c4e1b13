using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Border.Imaging.Native;

/// <summary>
/// libvips 8.14+ (Debian: libvips42), without its variadic functions: operations are built by name from values and strings.
/// </summary>
internal static unsafe partial class Vips
{
    private const string Library = "libvips.so.42";
    private const string GObject = "libgobject-2.0.so.0";
    private const string GLib = "libglib-2.0.so.0";
    private const int WarningLevel = 1 << 4;

    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>Call before anything else; starts libvips once.</summary>
    public static void EnsureStarted() => _ = Started.Value;

    /// <summary>What went wrong lately. One buffer for all threads: good for a log, not for a decision.</summary>
    public static string TakeError()
    {
        var text = vips_error_buffer_copy();
        var message = Marshal.PtrToStringUTF8(text) ?? string.Empty;
        g_free(text);
        return message.Trim();
    }

    private static bool Start()
    {
        // Plug-ins (HEIF, JPEG XL, PDF, ImageMagick ...) would widen what hostile bytes reach, and their libraries come into the global
        // symbol scope, where Debian's brotli takes the place of the runtime's own and crashes it. No folder, no plug-ins.
        g_setenv("VIPSHOME", "/nonexistent", overwrite: 1);
        if (vips_init("border") != 0)
        {
            throw new InvalidOperationException($"libvips could not start: {TakeError()}. Install it: apt-get install libvips42");
        }

        // Every image is new, so remembered operations would only hold memory; lanes run beside each other, so one thread each.
        vips_cache_set_max(0);
        vips_concurrency_set(1);

        // A damaged file ends as an ImageException; libvips would write the same to standard error, past every log.
        g_log_set_handler("VIPS", WarningLevel, &Ignore, 0);
        return true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(nint domain, int level, nint message, nint data)
    {
    }

    [LibraryImport(GLib, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int g_setenv(string variable, string value, int overwrite);

    [LibraryImport(GLib, StringMarshalling = StringMarshalling.Utf8)]
    private static partial uint g_log_set_handler(string domain, int levels, delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint data);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_init(string program);

    [LibraryImport(Library)]
    private static partial void vips_cache_set_max(int operations);

    [LibraryImport(Library)]
    private static partial void vips_concurrency_set(int threads);

    [LibraryImport(Library)]
    private static partial nint vips_error_buffer_copy();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint vips_operation_new(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int vips_object_set_argument_from_string(nint operation, string name, string value);

    [LibraryImport(Library)]
    public static partial nint vips_cache_operation_build(nint operation);

    [LibraryImport(Library)]
    public static partial void vips_object_unref_outputs(nint operation);

    [LibraryImport(Library)]
    public static partial nuint vips_image_get_type();

    [LibraryImport(Library)]
    public static partial nuint vips_blob_get_type();

    [LibraryImport(Library)]
    public static partial void vips_value_set_blob(ref GValue value, nint free, void* data, nuint length);

    [LibraryImport(Library)]
    public static partial void* vips_value_get_blob(in GValue value, out nuint length);

    [LibraryImport(Library)]
    public static partial nint vips_image_new_from_memory_copy(void* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Library)]
    public static partial int vips_image_get_width(nint image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_height(nint image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_bands(nint image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_interpretation(nint image);

    [LibraryImport(Library)]
    public static partial int vips_image_hasalpha(nint image);

    [LibraryImport(Library)]
    public static partial int vips_image_get_orientation(nint image);

    [LibraryImport(Library)]
    public static partial nint vips_region_new(nint image);

    [LibraryImport(Library)]
    public static partial void* vips_region_fetch(nint region, int left, int top, int width, int height, out nuint size);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void g_object_set_property(nint instance, string name, in GValue value);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void g_object_get_property(nint instance, string name, ref GValue value);

    [LibraryImport(GObject)]
    public static partial void g_object_unref(nint instance);

    [LibraryImport(GLib)]
    public static partial void g_free(nint memory);
}
