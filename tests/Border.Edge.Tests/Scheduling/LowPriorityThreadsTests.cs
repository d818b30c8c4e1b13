using System.Globalization;
using Border.Edge.Scheduling;

namespace Border.Edge.Tests.Scheduling;

public sealed class LowPriorityThreadsTests
{
    // SCHED_IDLE of sched(7).
    private const int Idle = 5;

    [Fact]
    public async Task Job_RunsOnAThreadOfItsOwn_BehindTheRestOfTheProcess()
    {
        using var threads = new LowPriorityThreads("test", count: 1);

        var (name, pooled, policy) = await threads.RunAsync(
            () => (Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread, Policy()), TestContext.Current.CancellationToken);

        Assert.Equal(("test", false, Idle), (name, pooled, policy));
    }

    [Fact]
    public async Task Continuation_OfAJob_RunsOnThePool()
    {
        using var threads = new LowPriorityThreads("test", count: 1);

        var pooled = await Task.Run(async () =>
        {
            await threads.RunAsync(() => 1, TestContext.Current.CancellationToken);
            return Thread.CurrentThread.IsThreadPoolThread;
        });

        Assert.True(pooled);
    }

    [Fact]
    public async Task Jobs_OfOneThread_RunOneAfterAnotherInOrder()
    {
        using var threads = new LowPriorityThreads("test", count: 1);
        var order = new List<int>();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => threads.RunAsync(
            () =>
            {
                order.Add(n);
                return n;
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public async Task Job_ThatThrows_FailsItsCallerOnly()
    {
        using var threads = new LowPriorityThreads("test", count: 1);

        await Assert.ThrowsAsync<InvalidDataException>(() => threads.RunAsync<int>(() => throw new InvalidDataException(), TestContext.Current.CancellationToken));

        Assert.Equal(2, await threads.RunAsync(() => 2, TestContext.Current.CancellationToken));
    }

    // The calling thread's, as Linux tells it (proc(5): field 41).
    private static int Policy() =>
        int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(") ")[^1].Split(' ')[38], CultureInfo.InvariantCulture);
}
