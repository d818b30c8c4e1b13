namespace Border.Domain.Documents.Names;

/// <summary>
/// National letters of the Latin script as a zone writes them (ICAO 9303-3 §6.A). The first writing is the recommended one, the others are met in
/// documents. Letters that are a plain letter with marks above or below are not listed: they lose their marks.
/// </summary>
internal static class LatinLetters
{
    public const string Table = """
        Ä AE A; Å AA A; Æ AE A; Đ D DJ; Ð D DH; Ħ H; Ĳ IJ; ı I; ĸ Q K; Ł L; Ŀ L; Ñ N NXX; Ŋ N NG; ŉ N; Ö OE O; Ø OE O; Œ OE O;
        ẞ SS S SZ; Ŧ T; Þ TH T; Ü UE UXX U; Ə E A; Ɓ B; Ɗ D; Ƙ K; Ơ O; Ư U; Ɔ O; Ɛ E; Ɲ N; Ɣ G
        """;
}
