namespace Border.Devices.Cameras;

/// <summary>How to reach an MJPEG camera. A class, not a record, so that no ToString can print the password.</summary>
public sealed class MjpegCameraOptions
{
    /// <summary>The device's name, unique within the node.</summary>
    public required string Name { get; init; }

    /// <summary>The stream's address, http or https. A user name in it is refused: use <see cref="User"/>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Sign-in name (Basic or Digest, as the camera asks); null for none. Never logged.</summary>
    public string? User { get; init; }

    /// <summary>Sign-in password. Never logged.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// SHA-256 of the camera's own TLS certificate in hexadecimal, for cameras that made theirs themselves; null accepts what the
    /// machine trusts. No setting accepts any certificate.
    /// </summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>Without a frame for this long the camera counts as silent and is connected to anew.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The first wait before connecting again; doubles up to <see cref="ReconnectAtMost"/>, each time halved at random.</summary>
    public TimeSpan ReconnectAtFirst { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait before connecting again.</summary>
    public TimeSpan ReconnectAtMost { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Above this the camera counts as flooding; frames are dropped (the latest wins) all the same.</summary>
    public int MaxFramesPerSecond { get; init; } = 60;

    /// <summary>The largest frame in bytes; a larger one ends the connection with an explanation.</summary>
    public int MaxFrameBytes { get; init; } = CapturedImage.MaxBytes;

    /// <summary>True when a simulator stands at <see cref="Address"/>; screens say so.</summary>
    public bool IsSimulated { get; init; }
}
