namespace Orleans.Serialization;

/// <summary>Base of errors about values that cannot pass the call boundary.</summary>
public class SerializerException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public SerializerException(string message)
        : base(message)
    {
    }
}

/// <summary>An argument or result has a type that cannot be copied at the call boundary. The call did not run.</summary>
public sealed class CodecNotFoundException : SerializerException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The type, and how to make it fit.</param>
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
