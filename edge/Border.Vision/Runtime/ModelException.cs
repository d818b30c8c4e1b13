namespace Border.Vision.Runtime;

/// <summary>A model that must not or cannot be used. The message says what to do.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What the runtime said.</param>
    public ModelException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
