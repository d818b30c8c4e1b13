namespace Border.Devices.Simulators.Travellers;

/// <summary>Names and states to choose from. Names are written as in a machine-readable zone: A to Z and blanks (ICAO 9303-3 §4.6).</summary>
internal static class Names
{
    // Utopia is ICAO's own example state; D for Germany is the standard's only one-letter code.
    public static readonly string[] States = ["UTO", "UTO", "UTO", "D", "FRA", "BRA", "USA", "GBR", "POL", "UKR", "VNM", "CHN", "EGY", "IND", "NGA", "TUR"];

    public static readonly string[] Surnames =
    [
        "ERIKSSON", "MUELLER", "NOVAK", "SILVA", "DE SOUZA", "NGUYEN", "WANG", "OKAFOR", "KOVALENKO", "IVANOVA", "OBRIEN", "VAN DER BERG",
        "DUBOIS", "GARCIA LOPEZ", "HASSAN", "YILMAZ", "KOWALSKI", "SINGH", "TANAKA", "ABDEL RAHMAN", "JOHNSON", "MARTINEZ", "ROSSI", "LINDQVIST",
        "PEREIRA", "TRAN", "ADEYEMI", "SHEVCHENKO", "WEBER", "LEFEVRE", "OSTROWSKI", "BAKR", "CHEN", "KAYA", "QUISPE", "JANSSON", "ZIMMERMANN", "EZE",
    ];

    public static readonly string[] Female =
    [
        "ANNA MARIA", "SOPHIE", "BEATRIZ", "LINH", "MEI", "CHIOMA", "OKSANA", "ELENA", "FATIMA", "ZEYNEP", "KATARZYNA", "PRIYA", "YUKI", "LAYLA",
        "EMILY", "GIULIA", "INGRID", "CAMILA", "HELGA", "CLAIRE", "AMINATA", "NATALIA JOANNA", "RUTH", "XIMENA",
    ];

    public static readonly string[] Male =
    [
        "LARS", "HANS PETER", "JOAO", "MINH", "WEI", "EMEKA", "TARAS", "DMITRI", "AHMED", "MEHMET", "PIOTR", "ARJUN", "KENJI", "OMAR",
        "JAMES", "MARCO", "OLAF", "DIEGO", "KARL", "LUC", "MOUSSA", "JAN KAROL", "SAMUEL", "QUENTIN",
    ];
}
