using System.Globalization;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Grains.Routing;
using Border.Ledger.Alerts;

namespace Border.Grains.Posts;

/// <summary>Which of a node's own events commanders must see.</summary>
internal static class PostAlerts
{
    private const int MaxQuote = 500;
    private const int MaxDevice = 60;

    /// <summary>The alert for an event; null for most.</summary>
    public static AlertDraft? Of(NodeName node, ReadRecord read) => read.Event switch
    {
        EpochStarted { Cause: not "first" } e => Draft(
            node, read, AlertSeverity.Critical, "node.epoch", $"Node {node} began a new journal ({Quote(e.Cause)}): {Quote(e.Explanation)}"),
        ClockJumped e => Draft(
            node, read, AlertSeverity.Warning, "clock.jumped", $"The clock of node {node} jumped {e.Jump}: expected {e.Expected:u}, shown {e.Shown:u}."),
        DeviceChanged { State: "failed" } e => Draft(
            node, read, AlertSeverity.Warning, "device.failed", $"Device {Quote(e.Device)} of node {node} failed: {Quote(e.Explanation)}") with
        {
            // A camera with a loose cable fails every few seconds: once an hour is enough to send somebody.
            Key = string.Create(CultureInfo.InvariantCulture, $"device.failed|{node}|{Quote(e.Device, MaxDevice)}|{read.Record.At.UtcDateTime:yyyyMMddHH}"),
        },
        BundleRefused e => Draft(
            node, read, AlertSeverity.Critical, "bundle.refused",
            $"Node {node} refused version {e.Version} of the {Quote(e.Bundle)} bundle: {Quote(e.Problem)}"),
        ReadingsDrifted e => Draft(
            node, read, e.Drifted ? AlertSeverity.Warning : AlertSeverity.Notice, "readings.drifted",
            $"{Quote(e.What)} readings in lane {Quote(e.Lane)} of node {node} {(e.Drifted ? "have drifted" : "are as before again")}: {Quote(e.Explanation)}"),
        _ => null,
    };

    private static AlertDraft Draft(NodeName node, ReadRecord read, AlertSeverity severity, string kind, string text) =>
        new($"{kind}|{node}|{read.Key.Position}", severity, kind, text, node.Post, node.ToString());

    private static string Quote(string text, int most = MaxQuote) => text.Length <= most ? text : text[..most];
}
