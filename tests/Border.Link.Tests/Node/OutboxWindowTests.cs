using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;

namespace Border.Link.Tests.Node;

public class OutboxWindowTests
{
    private readonly OutboxWindow _window = new(new(1, 10), size: 2);

    [Fact]
    [Clause("P-4.4")]
    public void Window_Full_HasNoRoomUntilAnAckMakesSome()
    {
        _window.Sent(Batch(11, 15), 0);
        _window.Sent(Batch(16, 20), 0);
        Assert.False(_window.HasRoom);

        Assert.Equal(WindowMove.Advanced, _window.Take(Ack(AckOutcome.Accepted, 15), 5, out Confirmation confirmed));

        Assert.True(_window.HasRoom);
        Assert.Equal(new(5, 0), confirmed);
        Assert.Equal(new(1, 20), _window.Cursor);
        Assert.Equal(5, _window.WaitingSince);
    }

    [Fact]
    [Clause("P-4.2")]
    public void Take_AckOverSeveralBatches_ConfirmsAllOfThem()
    {
        _window.Sent(Batch(11, 15), 0);
        _window.Sent(Batch(16, 20), 0);

        _window.Take(Ack(AckOutcome.Accepted, 20), 5, out Confirmation confirmed);

        Assert.Equal(new(10, 0), confirmed);
        Assert.True(_window.IsEmpty);
        Assert.Null(_window.WaitingSince);
    }

    [Fact]
    [Clause("P-4.5")]
    public void Take_SeveralGapsOfOneAttempt_GoesBackOnce()
    {
        _window.Sent(Batch(11, 15), 0);
        _window.Sent(Batch(16, 20), 0);
        Ack gap = Ack(AckOutcome.Gap, 10);

        Assert.Equal(WindowMove.Rewound, _window.Take(gap, 5, out _));
        _window.Sent(Batch(11, 15), 6);
        Assert.Equal(WindowMove.None, _window.Take(gap, 7, out _));

        Assert.Equal(new(1, 15), _window.Cursor);
        Assert.Equal(2, _window.Attempt);
    }

    [Fact]
    [Clause("P-4.9")]
    public void Take_GapThatANewerAckOvertook_GoesBackOnlyToThatAck()
    {
        _window.Sent(Batch(11, 15), 0);
        _window.Sent(Batch(16, 20), 0);
        _window.Take(Ack(AckOutcome.Accepted, 15), 5, out _);

        Assert.Equal(WindowMove.Rewound, _window.Take(Ack(AckOutcome.Gap, 10), 6, out _));

        Assert.Equal(new(1, 15), _window.Cursor);
    }

    [Fact]
    [Clause("P-4.8")]
    public void Take_GapFarBeforeTheLastAckInAFreshAttempt_SendsOldRecordsAgain()
    {
        _window.Sent(Batch(11, 15), 0);

        Assert.Equal(WindowMove.Rewound, _window.Take(Ack(AckOutcome.Gap, 3), 5, out _));

        Assert.Equal(new(1, 3), _window.Cursor);
    }

    [Fact]
    [Clause("P-4.8")]
    public void Take_BirthAnsweredWithAGapBeforeTheLastAck_SendsOldRecordsAgainAndNeverJumpsAhead()
    {
        Ack gap = Ack(AckOutcome.Gap, 3) with { Attempt = 0 };

        Assert.Equal(WindowMove.Rewound, _window.Take(gap, 5, out _));
        Assert.Equal(new(1, 3), _window.Cursor);
        Assert.Equal(WindowMove.None, _window.Take(gap with { Through = new(1, 40) }, 6, out _));
        Assert.Equal(new(1, 3), _window.Acknowledged);
    }

    [Fact]
    [Clause("P-2.7")]
    public void Take_AnswerToABirth_MovesNothingSinceItsRecordsWereNotCompared()
    {
        _window.Sent(Batch(11, 15), 0);

        Assert.Equal(WindowMove.None, _window.Take(Ack(AckOutcome.Accepted, 40) with { Attempt = 0 }, 5, out _));

        Assert.Equal(new(1, 10), _window.Acknowledged);
    }

    [Fact]
    public void Take_AckBeyondWhatWasSent_CountsOnlyWhatWasSent()
    {
        _window.Sent(Batch(11, 15), 0);

        Assert.Equal(WindowMove.Advanced, _window.Take(Ack(AckOutcome.Accepted, 40), 5, out _));

        Assert.Equal(new(1, 15), _window.Acknowledged);
    }

    private Ack Ack(AckOutcome outcome, long through) =>
        new() { Outcome = outcome, Instance = Guid.Empty, Attempt = _window.Attempt, Through = new(1, through) };

    private static RecordBatch Batch(long first, long last) =>
        new(new byte[32], [.. Enumerable.Range((int)first, (int)(last - first + 1)).Select(i => new LinkRecord(new RecordPosition(1, i), new byte[1]))], []);
}
