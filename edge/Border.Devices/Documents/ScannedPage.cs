namespace Border.Devices.Documents;

/// <summary>A page on its way to the lane; the connection waits for <see cref="Taken"/> before it answers.</summary>
internal sealed record ScannedPage(CapturedImage Image, TaskCompletionSource<bool> Taken);
