using System.Net;
using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Link.Evidence;

namespace Border.Silo.Tests.Pages;

/// <summary>Images of a crossing at the centre: come last, shown to those who may, gone with their subject.</summary>
public sealed class CrossingImagesTests
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Image_AfterItCame_IsShownToThoseWhoMaySeeTravellersThere()
    {
        await using var site = await CommandSite.StartAsync();
        var (node, image, path) = await CrossAsync(site, "image/png");
        var supervisor = await site.SignInAsync("supervisor");
        Assert.Contains("Its image waits at the node north/n1", await supervisor.ReadAsync(path), StringComparison.Ordinal);

        await SendAsync(site, node, image);

        var address = $"{path}/images/{image.Digest}";
        Assert.Contains($"src=\"{address}\"", await supervisor.ReadAsync(path), StringComparison.Ordinal);
        using var answer = await supervisor.GetAsync(address);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync(Cancel));
        foreach (var other in new[] { "commander", "local", "analyst" })
        {
            var browser = await site.SignInAsync(other);
            Assert.DoesNotContain("/images/", await browser.ReadAsync(path), StringComparison.Ordinal);
            using var refused = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Image_OfAnotherKindThanBrowsersShow_IsSavedAndNeverRun()
    {
        await using var site = await CommandSite.StartAsync();
        var (node, image, path) = await CrossAsync(site, "text/html");
        await SendAsync(site, node, image);
        var supervisor = await site.SignInAsync("supervisor");

        using var answer = await supervisor.GetAsync($"{path}/images/{image.Digest}");

        Assert.Contains("Save its image (text/html)", await supervisor.ReadAsync(path), StringComparison.Ordinal);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Image_NotOfThisCrossing_IsNotFound()
    {
        await using var site = await CommandSite.StartAsync();
        var (node, image, _) = await CrossAsync(site, "image/png");
        await SendAsync(site, node, image);
        var other = new RecordedNode("north/n2");
        var crossing = other.Cross();
        await site.SendAsync(other.Name, other.All());
        var supervisor = await site.SignInAsync("supervisor");

        foreach (var path in new[] { $"/command/crossings/{crossing:D}/images/{image.Digest}", $"/command/crossings/{Guid.NewGuid():D}/images/{image.Digest}" })
        {
            using var answer = await supervisor.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Image_OfAnErasedSubject_I11_IsDeleted()
    {
        await using var site = await CommandSite.StartAsync();
        var (node, image, path) = await CrossAsync(site, "image/png");
        await SendAsync(site, node, image);
        Assert.Single(site.EvidenceFiles);
        var administrator = await site.SignInAsync("administrator");

        using var erased = await administrator.PostAsync(
            "/command/erase", "/command/erase", ("number", RecordedNode.DocumentNumber), ("issuer", "UTO"), ("birth", "740812"), ("sure", "true"));

        Assert.Empty(site.EvidenceFiles);
        var supervisor = await site.SignInAsync("supervisor");
        using var answer = await supervisor.GetAsync($"{path}/images/{image.Digest}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("/images/", await supervisor.ReadAsync(path), StringComparison.Ordinal);
    }

    private static async Task<(RecordedNode Node, EvidenceRef Image, string Path)> CrossAsync(CommandSite site, string mediaType)
    {
        var node = new RecordedNode("north/n1");
        var image = new EvidenceRef(Convert.ToHexStringLower(SHA256.HashData(Picture)), mediaType, Picture.Length, node.KeyOf(RecordedNode.Person).Id);
        var crossing = node.Cross(portrait: image);
        await site.SendAsync(node.Name, node.All());
        return (node, image, $"/command/crossings/{crossing:D}");
    }

    private static async Task SendAsync(CommandSite site, RecordedNode node, EvidenceRef image)
    {
        var bytes = SealedEvidence.Seal(node.KeyOf(RecordedNode.Person), Picture, image.Digest);
        var item = new EvidenceItem(image.Digest, image.Key, bytes.Length);
        var reply = await site.Evidence.PartAsync(node.Name, new EvidencePartHeader { Instance = Guid.NewGuid(), Item = item, Offset = 0 }, bytes, Cancel);
        Assert.Equal(EvidenceOutcome.Have, Assert.Single(reply.Items).Outcome);
    }
}
