namespace Border.Vision.Gallery;

/// <summary>Somebody in the gallery who is like the face asked for.</summary>
/// <param name="Id">The pseudonym that the gallery keeps the feature under.</param>
/// <param name="Row">Its place in the gallery, from 0.</param>
/// <param name="Score">The cosine of the two features, -1 to 1, summed in double precision.</param>
public readonly record struct GalleryMatch(string Id, int Row, double Score);
