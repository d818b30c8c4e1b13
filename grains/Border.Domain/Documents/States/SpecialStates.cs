namespace Border.Domain.Documents.States;

/// <summary>What stands in a zone's code fields beside ISO 3166-1 (ICAO 9303-3 §5 and what is met at borders).</summary>
internal static class SpecialStates
{
    /// <summary>States whose zone code is not their ISO code.</summary>
    public const string States = "D Germany; RKS Kosovo; EUE European Union; NTZ Neutral Zone; XCT Northern Cyprus";

    /// <summary>Kinds of British nationality: nationalities, and issuers of passports of that kind.</summary>
    public const string British = """
        GBD British overseas territories citizen; GBN British national (overseas); GBO British overseas citizen;
        GBP British protected person; GBS British subject
        """;

    public const string Organisations = """
        UNO United Nations; UNA Specialised agency of the United Nations; UNK United Nations Interim Administration Mission in Kosovo;
        IAO International Civil Aviation Organization; XBA African Development Bank; XIM African Export-Import Bank;
        XCC Caribbean Community; XCE Council of Europe; XCO Common Market for Eastern and Southern Africa;
        XDC Southern African Development Community; XEC Economic Community of West African States;
        XES Organization of Eastern Caribbean States; XMP Parliamentary Assembly of the Mediterranean;
        XOM Sovereign Military Order of Malta; XPO Interpol
        """;

    public const string Persons = """
        XXA Stateless person; XXB Refugee (1951 Convention); XXC Refugee (other); XXX Person of unspecified nationality
        """;

    /// <summary>Codes of states that are no more, in documents that may still be shown.</summary>
    public const string Withdrawn = """
        ANT Netherlands Antilles; BUR Burma; BYS Byelorussian SSR; CSK Czechoslovakia; DDR German Democratic Republic;
        ROM Romania (code until 2002); SCG Serbia and Montenegro; SUN Soviet Union; TMP East Timor; YMD Democratic Yemen;
        YUG Yugoslavia; ZAR Zaire
        """;

    public const string Specimen = "UTO Utopia (specimen)";
}
