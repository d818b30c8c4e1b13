namespace Border.Testing;

/// <summary>Debian's Chromium for page tests: the one without a window where it is installed, which draws a page in half the time.</summary>
public static class Chromium
{
    private const string Shell = "/usr/bin/chromium-headless-shell";

    /// <summary>The program.</summary>
    public static string Path { get; } = File.Exists(Shell) ? Shell : "/usr/bin/chromium";

    /// <summary>Its sandbox cannot be set up by root, and containers have little shared memory.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["--no-sandbox", "--disable-dev-shm-usage"];
}
