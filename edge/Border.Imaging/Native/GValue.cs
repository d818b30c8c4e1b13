using System.Runtime.InteropServices;

namespace Border.Imaging.Native;

/// <summary>GLib's GValue: a type and 16 bytes. Carries objects and blobs into and out of libvips operations.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct GValue
{
    private const string GObject = "libgobject-2.0.so.0";
    private readonly nuint _type;
    private fixed ulong _data[2];

    public static GValue OfType(nuint type)
    {
        var value = default(GValue);
        g_value_init(ref value, type);
        return value;
    }

    public void SetObject(nint instance) => g_value_set_object(ref this, instance);

    public readonly nint DupObject() => g_value_dup_object(in this);

    public void Unset() => g_value_unset(ref this);

    [LibraryImport(GObject)]
    private static partial nint g_value_init(ref GValue value, nuint type);

    [LibraryImport(GObject)]
    private static partial void g_value_set_object(ref GValue value, nint instance);

    [LibraryImport(GObject)]
    private static partial nint g_value_dup_object(in GValue value);

    [LibraryImport(GObject)]
    private static partial void g_value_unset(ref GValue value);
}
