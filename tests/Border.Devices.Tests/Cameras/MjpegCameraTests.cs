using Border.Devices.Cameras;
using Border.Devices.Simulators.Lanes;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Devices.Tests.Cameras;

public class MjpegCameraTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Camera_SendsFrames_ReaderGetsThemAndStatusIsReady()
    {
        await using var server = new FakeCamera(FakeCamera.Stream("one"));
        await using var camera = Camera(server.Address);
        var frame = await FirstAsync(camera);
        Assert.Equal("one"u8.ToArray(), frame.Bytes.ToArray());
        Assert.Equal(DeviceState.Ready, camera.Status.State);
    }

    [Fact]
    public async Task Camera_SaysNothing_BecomesSilentInWordsAndConnectsAnew()
    {
        var clock = new ManualTimeProvider();
        await using var server = new FakeCamera(FakeCamera.Stream("one"));
        await using var camera = Camera(server.Address, clock);
        await FirstAsync(camera);
        await Eventually.Async(() => clock.NextDue == TimeSpan.FromSeconds(5), cancellation: None);
        clock.Advance(TimeSpan.FromSeconds(5));
        await Eventually.Async(() => camera.Status.State == DeviceState.Silent, cancellation: None);
        Assert.Contains("Check its power and cable", camera.Status.Explanation, StringComparison.Ordinal);

        await Eventually.Async(() => clock.NextDue <= TimeSpan.FromSeconds(1), cancellation: None);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.Async(() => server.Requests == 2 && camera.Status.State == DeviceState.Ready, cancellation: None);
    }

    [Fact]
    public async Task Camera_Floods_LatestFrameWinsAndTheLossIsCounted()
    {
        await using var server = new FakeCamera(FakeCamera.Stream([.. Enumerable.Range(1, 500).Select(i => $"frame {i}")]));
        await using var camera = Camera(server.Address, new ManualTimeProvider());
        await camera.StartAsync(None);
        await Eventually.Async(() => camera.FramesReceived == 500, cancellation: None);
        Assert.Equal(DeviceState.Flooding, camera.Status.State);
        Assert.Matches("more than 60 frames a second; [0-9]+ frames were dropped", camera.Status.Explanation);
        Assert.Equal(499, camera.FramesDropped);
        Assert.Equal("frame 500"u8.ToArray(), (await FirstAsync(camera)).Bytes.ToArray());
    }

    [Fact]
    public async Task Camera_ServerStartsAgainOnTheSamePort_FramesComeAgain()
    {
        var clock = new ManualTimeProvider();
        var server = await MjpegServer.StartAsync(0, TimeSpan.FromMilliseconds(20), TimeProvider.System, None);
        server.Show("plate", [[1]]);
        var port = server.Port;
        await using var camera = Camera(server.AddressOf("plate"), clock);
        await FirstAsync(camera);
        await server.DisposeAsync();
        await Eventually.Async(() => camera.Status.State == DeviceState.Failed, cancellation: None);

        await using var again = await MjpegServer.StartAsync(port, TimeSpan.FromMilliseconds(20), TimeProvider.System, None);
        again.Show("plate", [[2]]);
        await Eventually.Async(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return camera.Status.State == DeviceState.Ready;
            },
            cancellation: None);
        await Eventually.Async(async () => (await FirstAsync(camera)).Bytes.Span[0] == 2, cancellation: None);
    }

    [Theory]
    [InlineData("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", "user name or password")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "no stream at this path")]
    [InlineData("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "HTTP status 500")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "HTTP status 302")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", "MJPEG")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n--b\r\nContent-Length: 99999999\r\n\r\n", "Content-Length")]
    [InlineData("garbage\r\n\r\n", "cannot be reached")]
    public async Task Camera_AnswersWrongly_StatusSaysWhatAndNothingSecret(string answer, string words)
    {
        await using var server = new FakeCamera(answer);
        await using var camera = Camera(server.Address, user: "operator", password: "hunter2");
        await camera.StartAsync(None);
        await Eventually.Async(() => camera.Status.State == DeviceState.Failed, cancellation: None);
        Assert.Contains(words, camera.Status.Explanation, StringComparison.Ordinal);
        Assert.DoesNotMatch("hunter2|operator|secret", camera.Status.Explanation);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("http://user:password@127.0.0.1/x")]
    public void Camera_UnusableAddress_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => Camera(new Uri(address)));

    [Fact]
    public async Task Camera_Disposed_EndsItsReader()
    {
        await using var server = new FakeCamera(FakeCamera.Stream("one"));
        var camera = Camera(server.Address);
        await using var frames = camera.ReadAsync(None).GetAsyncEnumerator(None);
        Assert.True(await frames.MoveNextAsync());
        var next = frames.MoveNextAsync();
        await camera.DisposeAsync();
        Assert.False(await next);
    }

    [Fact]
    public async Task Server_PortInUse_NamesThePort()
    {
        await using var first = await MjpegServer.StartAsync(0, TimeSpan.FromSeconds(1), TimeProvider.System, None);
        var problem = await Assert.ThrowsAsync<IOException>(() => MjpegServer.StartAsync(first.Port, TimeSpan.FromSeconds(1), TimeProvider.System, None));
        Assert.Contains($"Port {first.Port}", problem.Message, StringComparison.Ordinal);
    }

    private static MjpegCamera Camera(Uri address, TimeProvider? clock = null, string? user = null, string? password = null) => new(
        new MjpegCameraOptions { Name = "camera", Address = address, User = user, Password = password },
        clock ?? TimeProvider.System,
        NullLogger<MjpegCamera>.Instance);

    private static async Task<CapturedImage> FirstAsync(MjpegCamera camera)
    {
        await foreach (var frame in camera.ReadAsync(None))
        {
            return frame;
        }

        throw new InvalidOperationException("The camera ended.");
    }
}
