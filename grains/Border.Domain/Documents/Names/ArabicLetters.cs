namespace Border.Domain.Documents.Names;

/// <summary>
/// Letters of the Arabic script as a zone may write them (ICAO 9303-3 §6.C). X begins what has no letter of its own. Marks of vowels and the
/// tatweel are not written, a doubled letter (shadda) is written twice.
/// </summary>
internal static class ArabicLetters
{
    public const char Shadda = '\u0651';

    public const string Table =
        "\u0621 XE; \u0622 XAA; \u0623 XAE; \u0624 U; \u0625 I; \u0626 XI; \u0627 A; \u0628 B; \u0629 XTA XAH; \u062A T; \u062B XTH; \u062C J; "
        + "\u062D XH; \u062E XKH; \u062F D; \u0630 XDH; \u0631 R; \u0632 Z; \u0633 S; \u0634 XSH; \u0635 XSS; \u0636 XDZ; \u0637 XTT; \u0638 XZZ; "
        + "\u0639 E; \u063A G; \u0640 -; \u0641 F; \u0642 Q; \u0643 K; \u0644 L; \u0645 M; \u0646 N; \u0647 H; \u0648 W; \u0649 XAY; \u064A Y; "
        + "\u064B -; \u064C -; \u064D -; \u064E -; \u064F -; \u0650 -; \u0652 -; \u0670 -; \u0671 XXA; \u0679 XXT; \u067C XRT; \u067E P; \u0681 XKE; "
        + "\u0685 XXH; \u0686 XC; \u0688 XXD; \u0689 XDR; \u0691 XXR; \u0693 XRR; \u0696 XRX; \u0698 XJ; \u069A XXS; \u06A4 XV; \u06A5 XF; "
        + "\u06A9 XKK; \u06AB XXK; \u06AD XNG; \u06AF XGG; \u06BA XNN; \u06BC XXN; \u06BE XDO; \u06C0 XYH; \u06C1 XXG; \u06C2 XGE; \u06C3 XTG; "
        + "\u06CC XYA; \u06CD XXY; \u06D0 Y; \u06D2 XYB; \u06D3 XBE";
}
