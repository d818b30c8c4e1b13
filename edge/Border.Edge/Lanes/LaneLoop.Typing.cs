using Border.Domain.Crossings;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    /// <summary>What an officer typed is searched for and recommended on like a reading.</summary>
    private async Task<string?> OnTypedAsync(LaneCrossing crossing, TypePlate typed)
    {
        var named = typed with { Vehicle = _services.Pseudonyms.Of(typed.Country, typed.Text) };
        var refusal = await ApplyAsync(crossing, named, _services.Rules.Search(crossing.Id, typed.Country, typed.Text));
        if (refusal is not null)
            return refusal;
        await ReviewAsync(crossing);
        await RecommendAsync(crossing);
        return null;
    }

    /// <summary>Once the party is counted, it can be told who of those who came in with the vehicle is not in it.</summary>
    private async Task<string?> OnCountedAsync(LaneCrossing crossing, CountParty counted)
    {
        var refusal = await ApplyAsync(crossing, counted);
        if (refusal is not null)
            return refusal;
        await ReviewAsync(crossing);
        await RecommendAsync(crossing);
        return null;
    }

    /// <summary>How the vehicle looks is held against what the list and the earlier visits say of its plate.</summary>
    private async Task<string?> OnDescribedAsync(LaneCrossing crossing, DescribeVehicle described)
    {
        var refusal = await ApplyAsync(crossing, described);
        if (refusal is null)
            await RecommendAsync(crossing);
        return refusal;
    }

    private async Task<string?> OnTypedAsync(LaneCrossing crossing, TypeDocument typed)
    {
        var document = typed.Typed.Document;
        var named = typed with { Person = _services.Pseudonyms.Of(document) };
        var refusal = await ApplyAsync(crossing, [named, .. Checks(crossing, typed.Traveller, named.Person, document)]);
        if (refusal is not null)
            return refusal;
        await ReviewAsync(crossing);
        crossing.FaceAttempts.Remove(typed.Traveller);
        crossing.ForgetPortraits(typed.Traveller);
        StartWait(crossing, typed.Traveller);
        ReadChip(crossing, typed.Traveller);
        CompareNextFace();
        await RecommendAsync(crossing);
        return null;
    }
}
