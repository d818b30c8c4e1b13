namespace Border.Vision.Mrz;

/// <summary>Characters that readers mistake for each other.</summary>
internal static class LookAlikes
{
    /// <summary>The digit that a letter may have been, or null.</summary>
    public static char? Digit(char letter) => letter switch
    {
        'O' or 'Q' or 'D' or 'U' => '0',
        'I' or 'L' => '1',
        'Z' => '2',
        'A' => '4',
        'S' => '5',
        'G' => '6',
        'T' => '7',
        'B' => '8',
        _ => null,
    };

    /// <summary>The letter that a digit may have been, or null.</summary>
    public static char? Letter(char digit) => digit switch
    {
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '4' => 'A',
        '5' => 'S',
        '6' => 'G',
        '7' => 'T',
        '8' => 'B',
        _ => null,
    };
}
