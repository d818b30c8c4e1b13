namespace Border.Imaging.Native;

/// <summary>A libvips operation being put together. <see cref="Run"/> uses it up.</summary>
internal readonly struct VipsOperation
{
    private readonly nint _operation;

    public VipsOperation(string name)
    {
        _operation = Vips.vips_operation_new(name);
        if (_operation == 0)
        {
            throw new ImageException(
                ImageError.Unsupported, "This machine's libvips cannot read this format. Install Debian's libvips42.", Vips.TakeError());
        }
    }

    public delegate T Take<out T>(in GValue output);

    public void Set(string name, in GValue value) => Vips.g_object_set_property(_operation, name, in value);

    /// <summary>Builds the operation and takes one output; null where building failed.</summary>
    public T? Run<T>(string output, nuint outputType, ReadOnlySpan<(string Name, string Value)> options, Take<T> take)
        where T : class
    {
        foreach (var (name, value) in options)
        {
            if (Vips.vips_object_set_argument_from_string(_operation, name, value) != 0)
            {
                Vips.g_object_unref(_operation);
                throw new InvalidOperationException($"libvips refused {name}={value}: {Vips.TakeError()}");
            }
        }

        var built = Vips.vips_cache_operation_build(_operation);
        Vips.g_object_unref(_operation);
        if (built == 0)
        {
            return null;
        }

        var result = GValue.OfType(outputType);
        Vips.g_object_get_property(built, output, ref result);
        var taken = take(in result);
        result.Unset();
        Vips.vips_object_unref_outputs(built);
        Vips.g_object_unref(built);
        return taken;
    }
}
