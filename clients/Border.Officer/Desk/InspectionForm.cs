using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Microsoft.AspNetCore.Http;

namespace Border.Officer.Desk;

/// <summary>What an officer wrote on the page of an inspection, as it was sent.</summary>
public sealed record InspectionForm
{
    /// <summary>The field of a question's answer begins so; its code follows.</summary>
    public const string AnswerPrefix = "answer.";

    private const int MostAnswers = 20;

    /// <summary>The crossing.</summary>
    public Guid Crossing { get; init; }

    /// <summary>The traveller, from 1.</summary>
    public int Traveller { get; init; }

    /// <summary>The number of the recommendation that the officer saw, 0 for none.</summary>
    public int Seen { get; init; }

    /// <summary>What was pressed: empty for the answers alone, <c>take</c>, <c>found:CODE:REASON</c>, or <c>OUTCOME:REASON</c>.</summary>
    public string Choice { get; init; } = "";

    /// <summary>Own words for the finding or decision.</summary>
    public string? Note { get; init; }

    /// <summary>Answers by the code of the question, those that are blank left out.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>A question of the officer's own.</summary>
    public string? Asked { get; init; }

    /// <summary>Its answer.</summary>
    public string? Free { get; init; }

    /// <summary>Reads a form; what is not there is empty.</summary>
    public static InspectionForm Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new InspectionForm
        {
            Crossing = Guid.TryParse(form["crossing"], out var crossing) ? crossing : Guid.Empty,
            Traveller = Number(form["traveller"]),
            Seen = Number(form["seen"]),
            Choice = form["choice"].ToString(),
            Note = Written(form["note"]),
            Asked = Written(form["asked"]),
            Free = Written(form["free"]),
            Answers = form.Where(f => f.Key.StartsWith(AnswerPrefix, StringComparison.Ordinal) && Written(f.Value) is not null).Take(MostAnswers)
                .ToDictionary(f => f.Key[AnswerPrefix.Length..], f => f.Value.ToString().Trim(), StringComparer.Ordinal),
        };
    }

    /// <summary>Never shows what was written.</summary>
    public override string ToString() => nameof(InspectionForm);

    /// <summary>What the form asks the lane to record, in order; null when the choice is none.</summary>
    /// <param name="officer">Staff id.</param>
    public IReadOnlyList<CrossingInput>? Inputs(string officer)
    {
        List<CrossingInput> inputs = [.. Answers.Select(a => new AnswerQuestion(Traveller, a.Key, null, a.Value, officer) { Crossing = Crossing })];
        if (Asked is not null || Free is not null)
            inputs.Add(new AnswerQuestion(Traveller, null, Asked, Free ?? "", officer) { Crossing = Crossing });
        var parts = Choice.Split(':', 3);
        switch (parts)
        {
            case [""]:
                return inputs;
            case ["take"]:
                inputs.Insert(0, new TakeInspection(Traveller, officer) { Crossing = Crossing });
                return inputs;
            case ["found", var finding, var reason]:
                inputs.Add(new NoteFinding(Traveller, finding, reason.Length == 0 ? null : reason, Note, officer) { Crossing = Crossing });
                return inputs;
            case [var outcome, var why] when Enum.TryParse<Outcome>(outcome, out var decided) && Enum.IsDefined(decided):
                inputs.Add(new Decide(Traveller, decided, officer, why, Note) { Crossing = Crossing });
                return inputs;
            default:
                return null;
        }
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
