using System.Runtime.CompilerServices;
using Border.Testing;

namespace Border.Edge.Tests;

/// <summary>Waits for a condition with the test's own cancellation.</summary>
internal static class Until
{
    public static Task Async(Func<bool> condition, TimeSpan? deadline = null, Func<string>? detail = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        Eventually.Async(condition, deadline, detail, TestContext.Current.CancellationToken, text);

    public static Task Async(Func<Task<bool>> condition, TimeSpan? deadline = null, Func<string>? detail = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        Eventually.Async(condition, deadline, detail, TestContext.Current.CancellationToken, text);
}
