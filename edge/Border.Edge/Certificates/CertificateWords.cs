using System.Globalization;
using Border.Officer.Desk;

namespace Border.Edge.Certificates;

/// <summary>What the bar of every page says of certificates; nothing while all is well.</summary>
internal static class CertificateWords
{
    /// <summary>From then on the end of a certificate is said.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(21);

    /// <summary>The words; null while the end is far.</summary>
    /// <param name="certificate">Which.</param>
    /// <param name="now">The node's clock.</param>
    public static StateScreen? Of(CertificateEnd certificate, DateTimeOffset now)
    {
        var left = certificate.EndsAt - now;
        if (left > Warning)
            return null;
        var label = certificate.IsLine ? "Line's certificate" : "Pages' certificate";
        var what = certificate.IsLine
            ? "Without it nothing goes to the centre: everything goes on here, records are kept and sent once it is renewed."
            : "Browsers then warn before they show these pages; everything else goes on.";
        var how = $"Put the renewed {certificate.File} into the node's certificate folder; no restart is needed.";
        return left <= TimeSpan.Zero
            ? new StateScreen(label, $"ended {Ages.Of(-left)} ago", Tone.Bad, $"{what} {how}")
            : new StateScreen(label, string.Create(CultureInfo.InvariantCulture, $"ends in {Math.Ceiling(left.TotalDays)} days"), Tone.Warn, $"{what} {how}");
    }
}
