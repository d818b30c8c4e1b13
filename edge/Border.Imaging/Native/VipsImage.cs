namespace Border.Imaging.Native;

/// <summary>One reference to a libvips image, which is a recipe until its pixels are asked for.</summary>
internal sealed unsafe class VipsImage : IDisposable
{
    private const int Unsigned8Bit = 0;
    private const int RowsAtATime = 64;

    private nint _image;

    private VipsImage(nint image) => _image = image;

    public int Width => Vips.vips_image_get_width(_image);

    public int Height => Vips.vips_image_get_height(_image);

    public int Bands => Vips.vips_image_get_bands(_image);

    public int Interpretation => Vips.vips_image_get_interpretation(_image);

    public bool HasAlpha => Vips.vips_image_hasalpha(_image) != 0;

    /// <summary>EXIF orientation, 1 to 8.</summary>
    public int Orientation => Vips.vips_image_get_orientation(_image);

    /// <summary>Opens encoded bytes; reads the header only. The bytes must stay in place until the pixels were written.</summary>
    /// <returns>Null where the loader refuses; <see cref="Vips.TakeError"/> says why.</returns>
    public static VipsImage? Load(string loader, byte* data, int length, params ReadOnlySpan<(string Name, string Value)> options)
    {
        Vips.EnsureStarted();
        var operation = new VipsOperation(loader);
        var value = GValue.OfType(Vips.vips_blob_get_type());
        Vips.vips_value_set_blob(ref value, 0, data, (nuint)length);
        operation.Set("buffer", in value);
        value.Unset();
        return Out(operation, options);
    }

    /// <summary>Copies our pixels into a libvips image.</summary>
    public static VipsImage FromPixels(Image image)
    {
        Vips.EnsureStarted();
        fixed (byte* pixels = image.Pixels)
        {
            return new VipsImage(Vips.vips_image_new_from_memory_copy(
                pixels, (nuint)image.Pixels.Length, image.Width, image.Height, image.Channels, Unsigned8Bit));
        }
    }

    /// <summary>Applies an operation that takes one image and gives one; this image is disposed.</summary>
    /// <returns>Null where it failed.</returns>
    public VipsImage? Then(string name, params ReadOnlySpan<(string Name, string Value)> options)
    {
        using (this)
        {
            var operation = new VipsOperation(name);
            SetInput(operation);
            return Out(operation, options);
        }
    }

    /// <summary>Encodes with a saver such as <c>pngsave_buffer</c>.</summary>
    public byte[]? Save(string saver, params ReadOnlySpan<(string Name, string Value)> options)
    {
        var operation = new VipsOperation(saver);
        SetInput(operation);
        return operation.Run("buffer", Vips.vips_blob_get_type(), options, static (in GValue value) =>
        {
            var bytes = Vips.vips_value_get_blob(in value, out var length);
            return new ReadOnlySpan<byte>(bytes, checked((int)length)).ToArray();
        });
    }

    /// <summary>
    /// Decodes into <paramref name="target"/>, which must be as large as the image. Works on the calling thread: libvips' own threads
    /// would not have its priority, and hand over every few rows.
    /// </summary>
    /// <returns>False where the data is damaged.</returns>
    public bool Write(Span<byte> target)
    {
        var region = Vips.vips_region_new(_image);
        try
        {
            for (var top = 0; top < Height; top += RowsAtATime)
            {
                var pixels = Vips.vips_region_fetch(region, 0, top, Width, Math.Min(RowsAtATime, Height - top), out var size);
                if (pixels is null)
                {
                    return false;
                }

                var rows = new ReadOnlySpan<byte>(pixels, checked((int)size));
                rows.CopyTo(target);
                target = target[rows.Length..];
                Vips.g_free((nint)pixels);
            }

            return true;
        }
        finally
        {
            Vips.g_object_unref(region);
        }
    }

    public void Dispose()
    {
        if (_image != 0)
        {
            Vips.g_object_unref(_image);
            _image = 0;
        }
    }

    private static VipsImage? Out(VipsOperation operation, ReadOnlySpan<(string Name, string Value)> options) =>
        operation.Run("out", Vips.vips_image_get_type(), options, static (in GValue value) => new VipsImage(value.DupObject()));

    private void SetInput(VipsOperation operation)
    {
        var value = GValue.OfType(Vips.vips_image_get_type());
        value.SetObject(_image);
        operation.Set("in", in value);
        value.Unset();
    }
}
