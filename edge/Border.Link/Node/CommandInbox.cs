using System.Threading.Channels;
using Border.Link.Commands;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>Does commands one after another, each once, and replies (PROTOCOL.md §5). Runs as long as the link, over connections.</summary>
internal sealed partial class CommandInbox(NodeLinkOptions options, ICommandHandler handler, TimeProvider time, ILogger logger)
{
    private const int MaxWaiting = 64;
    private readonly Channel<(Command Command, long ArrivedAt)> _waiting = Channel.CreateBounded<(Command, long)>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Where replies go; null while there is no connection.</summary>
    public IMqttConnection? Connection { get; set; }

    /// <summary>A command came. When too many wait it is dropped: the centre sends it again.</summary>
    public void Take(Command command) => _waiting.Writer.TryWrite((command, time.GetTimestamp()));

    /// <summary>Does commands until the link stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await foreach ((Command command, long arrivedAt) in _waiting.Reader.ReadAllAsync(stopping))
        {
            CommandReply reply = await AnswerAsync(command, arrivedAt, stopping);
            if (Connection is { } connection)
            {
                _ = SendAsync(connection, reply, stopping);
            }
        }
    }

    private async Task<CommandReply> AnswerAsync(Command command, long arrivedAt, CancellationToken stopping)
    {
        try
        {
            if (await handler.FindReplyAsync(command.Id, stopping) is { } earlier)
            {
                return earlier;
            }

            return time.GetElapsedTime(arrivedAt).TotalMilliseconds >= command.ExpiresInMs
                ? new() { Id = command.Id, Outcome = CommandOutcome.Expired, Reason = "It came too late." }
                : await handler.ExecuteAsync(command, stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(command.Kind, command.Id, e);
            return new() { Id = command.Id, Outcome = CommandOutcome.Failed, Reason = "The node failed while doing it; its log says why." };
        }
    }

    private async Task SendAsync(IMqttConnection connection, CommandReply reply, CancellationToken stopping)
    {
        try
        {
            byte[] payload = LinkJson.Write(reply, LinkJson.Default.CommandReply);
            await connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.Reply), payload), stopping);
        }
        catch (Exception e) when (e is MqttClosedException or OperationCanceledException)
        {
            // The centre sends the command again after the next birth and then gets the kept reply.
        }
        catch (Exception e) when (e is InvalidMessageException or ArgumentException)
        {
            LogReplyNotSent(reply.Id, e);
        }
    }
}
