using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Border.Officer.Desk;

/// <summary>What an officer says about a hit, as it was sent.</summary>
public sealed record ClearForm
{
    /// <summary>The crossing.</summary>
    [FromForm(Name = "crossing")]
    public Guid Crossing { get; init; }

    /// <summary>The traveller, from 1.</summary>
    [FromForm(Name = "traveller")]
    public int Traveller { get; init; }

    /// <summary>The entry's id.</summary>
    [FromForm(Name = "entry")]
    public string? Entry { get; init; }

    /// <summary>Why they are two people.</summary>
    [FromForm(Name = "reason")]
    public string? Reason { get; init; }

    /// <summary>The last day, as yyyy-MM-dd.</summary>
    [FromForm(Name = "until")]
    public string? Until { get; init; }

    /// <summary>The last day; null when it is none.</summary>
    public DateOnly? UntilDay =>
        DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Never shows what was written.</summary>
    public override string ToString() => nameof(ClearForm);
}
