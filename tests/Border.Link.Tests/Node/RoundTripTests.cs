using Border.Link.Node;
using Border.Link.Tests.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Link.Tests.Node;

public class RoundTripTests
{
    private readonly RoundTrip _trip = new(Seconds(10), Seconds(1), Seconds(30));

    [Fact]
    [Clause("P-4.6")]
    public void Timeout_NothingMeasured_IsPatientAndDoublesToItsLimit()
    {
        Assert.Equal(Seconds(10), _trip.Timeout);
        _trip.Silent();
        Assert.Equal(Seconds(20), _trip.Timeout);
        _trip.Silent();
        Assert.Equal(Seconds(30), _trip.Timeout);
        _trip.Heard();
        Assert.Equal(Seconds(10), _trip.Timeout);
    }

    [Fact]
    public void Timeout_QuickAnswers_IsTheShortest()
    {
        for (int i = 0; i < 20; i++)
        {
            _trip.Answered(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal(Seconds(1), _trip.Timeout);
    }

    [Fact]
    [Clause("P-4.6")]
    public void Timeout_AnswersBetweenBounds_IsAboveEachOfThem()
    {
        var answers = Gen.Choose(1, 5000).SelectMany(least => Gen.Choose(least, 2 * least).ListOf(100)).ToArbitrary();
        Prop.ForAll(answers, NoneOfThemCountsAsMissing).QuickCheckThrowOnFailure();
    }

    private static bool NoneOfThemCountsAsMissing(IList<int> milliseconds)
    {
        var trip = new RoundTrip(Seconds(10), Seconds(1), Seconds(30));
        foreach (int answer in milliseconds)
        {
            if (trip.Timeout < TimeSpan.FromMilliseconds(answer))
            {
                return false;
            }

            trip.Answered(TimeSpan.FromMilliseconds(answer));
        }

        return true;
    }

    [Fact]
    public void Silence_AnswerToAnEarlierSending_KeepsWaitingLongerUntilOneIsMeasured()
    {
        _trip.Answered(TimeSpan.FromMilliseconds(50));
        _trip.Silent();
        _trip.Silent();
        Assert.Equal(Seconds(4), _trip.Timeout);

        _trip.Answered(Seconds(3)); // the line became slow

        Assert.True(_trip.Timeout > Seconds(3));
        _trip.Forget();
        Assert.Equal(Seconds(10), _trip.Timeout);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
