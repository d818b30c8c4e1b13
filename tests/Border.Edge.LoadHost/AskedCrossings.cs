using System.Globalization;

namespace Border.Edge.LoadHost;

/// <summary>
/// Crossings on demand, for measurements that compare: a line "NUMBER COUNT PERSECOND" on standard input lets as many parties cross one after the
/// other, from that number on. The answer is one line: "took", the journal's last sequence, and how long each recommendation took in milliseconds.
/// </summary>
internal static class AskedCrossings
{
    /// <summary>Answers until the input ends, and then stops the host.</summary>
    public static async Task RunAsync(LoadNode node, TextReader questions, TextWriter answers, CancellationTokenSource stop)
    {
        while (await questions.ReadLineAsync(stop.Token) is { } question)
        {
            var words = question.Split(' ');
            var taken = await CrossAsync(
                node,
                long.Parse(words[0], CultureInfo.InvariantCulture),
                int.Parse(words[1], CultureInfo.InvariantCulture),
                double.Parse(words[2], CultureInfo.InvariantCulture),
                stop.Token);
            await answers.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"took {node.Last} {string.Join(' ', taken.Select(t => t.TotalMilliseconds.ToString("0.####", CultureInfo.InvariantCulture)))}"));
        }

        await stop.CancelAsync();
    }

    private static async Task<List<TimeSpan>> CrossAsync(LoadNode node, long first, int count, double perSecond, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / perSecond));
        var taken = new List<TimeSpan>(count);
        for (var number = first; number < first + count; number++)
        {
            await pace.WaitForNextTickAsync(stop);
            taken.Add(await node.CrossAsync(number));
        }

        return taken;
    }
}
