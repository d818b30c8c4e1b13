namespace Orleans.Runtime;

/// <summary>Base of what the host itself throws, as opposed to what grains throw.</summary>
public class OrleansException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public OrleansException(string message)
        : base(message)
    {
    }
}

/// <summary>A call was refused before it reached its grain, which did not run: it is safe to call again.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }
}

/// <summary>The host is stopping or has stopped and takes no more calls.</summary>
public class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="msg">What is wrong and what to do.</param>
    public SiloUnavailableException(string msg)
        : base(msg)
    {
    }
}
