namespace Border.Edge.Measuring;

/// <summary>What was measured, in milliseconds where not said otherwise.</summary>
/// <param name="Recommendation">From the last byte of a document's image to its recommendation on disk.</param>
/// <param name="Append">From a lane's append to the lane going on: the queue, the fsync that the group shares, and the way back to the lane.</param>
/// <param name="StoreImage">Sealing an evidence image and putting it on disk.</param>
/// <param name="Document">Reading a page's zone.</param>
/// <param name="Face">Comparing a live frame with the page; the first look at a page also finds its portrait.</param>
/// <param name="Plate">Looking for a plate, also in the frames of a lane that is empty.</param>
/// <param name="SecondsToFirstRecommendation">From the start of the process; null when there was none.</param>
internal sealed record TimingSummary(
    Spread Recommendation,
    Spread Append,
    Spread StoreImage,
    VisionSpread Document,
    VisionSpread Face,
    VisionSpread Plate,
    double? SecondsToFirstRecommendation);

/// <summary>How long images of one kind waited for their turn, and how long the look at them took.</summary>
internal sealed record VisionSpread(Spread Wait, Spread Look);
