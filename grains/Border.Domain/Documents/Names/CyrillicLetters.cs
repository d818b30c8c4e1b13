namespace Border.Domain.Documents.Names;

/// <summary>Cyrillic letters as a zone writes them (ICAO 9303-3 §6.B), then national writings that differ; <c>-</c> is a letter that is not written.</summary>
internal static class CyrillicLetters
{
    public const string Table = """
        А A; Б B; В V; Г G H; Д D; Е E IE YE JE; Ё E IO YO JO; Ж ZH Z J; З Z; И I Y; І I; Й I Y J; К K; Л L; М M; Н N; О O; П P; Р R; С S;
        Т T; У U; Ф F; Х KH H; Ц TS C; Ч CH C; Ш SH S; Щ SHCH SHT SCH; Ъ IE - A; Ы Y; Ь - Y; Э E; Ю IU YU JU; Я IA YA JA; Ѣ IE E; Ѵ Y;
        Ґ G; Ў U W; Ѫ U A; Ѓ G GJ; Ђ D DJ; Ѕ DZ; Ј J; Ќ K KJ; Љ LJ; Њ NJ; Ћ C; Џ DZ DJ; Є IE YE; Ї I YI;
        Ә A AE; Ғ G GH; Қ K Q; Ң N NG; Ө O OE; Ұ U; Ү U UE; Һ H; Ҳ H KH; Ҷ J; Ӣ I; Ӯ U
        """;
}
