namespace Border.Silo.Subjects;

/// <summary>The national pseudonym key, so that the centre finds a plate or document without keeping it readable.</summary>
/// <param name="Bytes">32 bytes.</param>
public sealed record PseudonymKey(byte[] Bytes)
{
    /// <summary>Never shows the key.</summary>
    public override string ToString() => nameof(PseudonymKey);
}
