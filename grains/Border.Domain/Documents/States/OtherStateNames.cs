namespace Border.Domain.Documents.States;

/// <summary>Names of states beside those of <see cref="IsoStates"/>, as the lists of the United Nations, the USA and others write them.</summary>
internal static class OtherStateNames
{
    private const string Table = """
        AFG Islamic Republic of Afghanistan; ARE UAE; BES Bonaire; BHS The Bahamas; BIH Bosnia; BIH Bosnia-Herzegovina; BLR Byelorussia;
        BOL Plurinational State of Bolivia; BRN Brunei Darussalam; CHN People's Republic of China; CHN Peoples Republic of China;
        CIV Cote d Ivoire; CIV Ivory Coast; COD Congo Kinshasa; COD DR Congo; COD DRC; COG Republic of the Congo; COG Congo Brazzaville;
        CPV Cape Verde; CZE Czech Republic; D Federal Republic of Germany; EGY Arab Republic of Egypt; FLK Falkland Islands Malvinas;
        FSM Federated States of Micronesia; GBR Great Britain; GBR United Kingdom of Great Britain and Northern Ireland; GBR UK; GBR England;
        GMB Gambia, The; GMB Islamic Republic of the Gambia; HKG Hong Kong SAR; HKG Hong Kong Special Administrative Region of China;
        IRN Islamic Republic of Iran; IRQ Republic of Iraq; KGZ Kyrgyz Republic; KOR Korea, South; KOR South Korea;
        KNA St. Kitts and Nevis; LAO Lao People's Democratic Republic; LAO Lao PDR; LBY Libyan Arab Jamahiriya; LBY State of Libya;
        LCA St. Lucia; MAC Macau; MAC Macau SAR; MDA Republic of Moldova; MKD The former Yugoslav Republic of Macedonia; MKD Macedonia;
        MKD Republic of North Macedonia; MMR Burma; MMR Republic of the Union of Myanmar; NLD The Netherlands; NLD Kingdom of the Netherlands;
        PAK Islamic Republic of Pakistan; PRK Korea, North; PRK North Korea; PRK DPRK; PSE Palestinian; PSE State of Palestine; PSE West Bank;
        PSE Gaza; PSE Region: Gaza; PSE Palestinian Territory, Occupied; PSE Occupied Palestinian Territory; RKS Republic of Kosovo;
        ROU Rumania; RUS Russian Federation; RWA Republic of Rwanda; SDN The Sudan; SDN Republic of the Sudan; SOM Federal Republic of Somalia;
        SSD Republic of South Sudan; STP São Tomé and Príncipe; SWZ Swaziland; SYR Syrian Arab Republic; TLS East Timor; TUR Turkey;
        TUR Republic of Turkey; TUR Republic of Türkiye; TWN Taiwan, Province of China; TZA United Republic of Tanzania; UKR Ukraine, Crimea;
        USA United States of America; USA US; VAT Vatican City; VAT Holy See (Vatican City State); VCT St. Vincent and the Grenadines;
        VEN Bolivarian Republic of Venezuela; VGB Virgin Islands, British; VIR Virgin Islands, U.S.; VNM Vietnam; VNM Socialist Republic of Vietnam;
        XXA Stateless; XXA none (stateless); YEM Republic of Yemen; ZAF Republic of South Africa; SUN Union of Soviet Socialist Republics;
        SUN USSR; SUN Former Soviet Union; YUG Former Yugoslavia; YUG Federal Republic of Yugoslavia; UKR UA-CRI; GEO GE-AB; MDA MD-PMR
        """;

    /// <summary>Each name with its code.</summary>
    public static IEnumerable<(string Name, string Code)> Rows =>
        from row in Table.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let blank = row.IndexOf(' ', StringComparison.Ordinal)
        select (row[(blank + 1)..], row[..blank]);
}
