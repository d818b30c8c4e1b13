using Microsoft.AspNetCore.Components;

namespace Border.Web.Pages;

/// <summary>The HTML document around every page of Border: styles, scripts, the bar on top, the main part.</summary>
public sealed partial class Frame
{
    /// <summary>The page's title, as the browser's tab shows it; never personal data.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The language of the page's text, for example <c>en</c>.</summary>
    [Parameter]
    public string Language { get; set; } = "en";

    /// <summary>True where the language is written from right to left.</summary>
    [Parameter]
    public bool RightToLeft { get; set; }

    /// <summary>True for a page that fills the window and does not scroll as a whole.</summary>
    [Parameter]
    public bool Screen { get; set; }

    /// <summary>True for a page that may be dark: by the system's choice, or by the button in the bar.</summary>
    [Parameter]
    public bool Themed { get; set; }

    /// <summary>Further classes of the main part when it is no screen: <c>bw-page--wide</c> or <c>bw-page--narrow</c>.</summary>
    [Parameter]
    public string Width { get; set; } = "";

    /// <summary>Where the name in the bar leads.</summary>
    [Parameter]
    public string Home { get; set; } = "/";

    /// <summary>Where this is, beside the name: post and node, or the centre.</summary>
    [Parameter]
    public string? Place { get; set; }

    /// <summary>What the skip link says.</summary>
    [Parameter]
    public string SkipText { get; set; } = "Skip to main content";

    /// <summary>What is shown while the live stream is gone.</summary>
    [Parameter]
    public string StaleText { get; set; } = "Connection lost: what you see may be old. Trying again.";

    /// <summary>What the button says that changes between bright and dark.</summary>
    [Parameter]
    public string ThemeText { get; set; } = "Bright or dark";

    /// <summary>Further elements of the head, for example a page's own script.</summary>
    [Parameter]
    public RenderFragment? Head { get; set; }

    /// <summary>After the name: navigation and states.</summary>
    [Parameter]
    public RenderFragment? Bar { get; set; }

    /// <summary>At the end of the bar: who is signed in, sign-out.</summary>
    [Parameter]
    public RenderFragment? BarEnd { get; set; }

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
