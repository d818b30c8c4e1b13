using System.ComponentModel;
using System.Diagnostics;

namespace Border.Cli.Eval.Mrz;

/// <summary>The peer: Debian's tesseract over the whole picture, its last lines that look like a zone.</summary>
internal static class Tesseract
{
    private static bool s_missing;

    /// <summary>Two or three lines, none, or null where tesseract is not installed.</summary>
    public static List<string>? Read(byte[] picture)
    {
        if (s_missing)
        {
            return null;
        }

        var start = new ProcessStartInfo("tesseract") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-", "-", "--psm", "6", "-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["OMP_THREAD_LIMIT"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardInput.BaseStream.Write(picture);
            process.StandardInput.Close();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return LastLines(text);
        }
        catch (Win32Exception)
        {
            s_missing = true;
            Console.Error.WriteLine("tesseract is not installed; the peer is left out (apt-get install tesseract-ocr).");
            return null;
        }
    }

    private static List<string> LastLines(string text)
    {
        var lines = text.Split('\n').Select(l => l.Replace(" ", "", StringComparison.Ordinal)).Where(l => l.Length is >= 28 and <= 46).ToList();
        var count = lines.Count >= 3 && lines[^1].Length <= 32 ? 3 : 2;
        return lines.Count < count ? [] : lines[^count..];
    }
}
