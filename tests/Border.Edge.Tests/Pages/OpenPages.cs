using System.Collections.Concurrent;
using System.Reflection;
using Border.Edge.Tests.Pages;
using Microsoft.Playwright;
using Xunit.v3;

[assembly: OpenPages]

namespace Border.Edge.Tests.Pages;

/// <summary>Closes the pages of a test when it ends: an open terminal goes on asking its node, and a hundred of them slow whatever is tested next.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OpenPagesAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Open = new();

    /// <summary>Closes it when the test that runs now ends.</summary>
    internal static void Keep(IBrowserContext context) => Open.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);

    /// <summary>Begins to close them; nobody waits for it.</summary>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Open.TryRemove(test.UniqueID, out var contexts))
            foreach (var context in contexts)
                _ = context.CloseAsync();
    }
}
