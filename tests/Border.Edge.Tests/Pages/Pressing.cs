using Microsoft.Playwright;

namespace Border.Edge.Tests.Pages;

/// <summary>Keys of the terminal. One right after a new party or page is ignored on purpose, so it is pressed until it did what it does.</summary>
internal static class Pressing
{
    /// <summary>Until something is to be seen.</summary>
    public static Task PressUntilAsync(this IPage page, string key, string selector) => Until.Async(async () =>
    {
        // The page that the key led to may take it for one of its own, or for a letter.
        if (!await page.IsVisibleAsync(selector) && await page.QuerySelectorAsync("main input[type=text]:focus, main textarea:focus") is null)
            await page.Keyboard.PressAsync(key);
        return await page.IsVisibleAsync(selector);
    });

    /// <summary>Until something is no longer to be seen.</summary>
    public static Task PressUntilGoneAsync(this IPage page, string key, string selector) => Until.Async(async () =>
    {
        await page.Keyboard.PressAsync(key);
        return !await page.IsVisibleAsync(selector);
    });

    /// <summary>A key that opens reasons and a digit that picks one, until it is done: what was pressed at a picture that has changed since is refused, and to be pressed again.</summary>
    public static Task PressBothUntilAsync(this IPage page, string key, string reasons, string digit, string done) => Until.Async(async () =>
    {
        if (await page.IsVisibleAsync(done))
            return true;
        var open = await page.IsVisibleAsync(reasons);
        await page.Keyboard.PressAsync(open ? digit : key);
        return open && await IsSeenAsync(page, done);
    });

    private static async Task<bool> IsSeenAsync(IPage page, string selector)
    {
        try
        {
            await page.WaitForSelectorAsync(selector, new PageWaitForSelectorOptions { Timeout = 10_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
