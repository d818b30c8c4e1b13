using System.Text.Json.Serialization;
using Border.Command.Desk;
using Border.Grains.Commands;
using Border.Grains.Nodes;
using Border.Grains.Posts;
using Border.Ledger.Alerts;
using Border.Ledger.Crossings;

namespace Border.Silo.Api;

/// <summary>Source-generated JSON of the HTTP API.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<AlertAnswer>))]
[JsonSerializable(typeof(AlertKey))]
[JsonSerializable(typeof(CrossingSearch))]
[JsonSerializable(typeof(CrossingPage))]
[JsonSerializable(typeof(List<HourOfCrossings>))]
[JsonSerializable(typeof(List<CommandStatus>))]
[JsonSerializable(typeof(NodeStatus))]
[JsonSerializable(typeof(LaneOrder))]
[JsonSerializable(typeof(OrdersAnswer))]
[JsonSerializable(typeof(SubjectSearch))]
[JsonSerializable(typeof(List<PostStatus>))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>An alert as the API tells it.</summary>
internal sealed record AlertAnswer(
    string Key,
    AlertSeverity Severity,
    string Kind,
    string Text,
    string? Post,
    string? Node,
    string? Lane,
    Guid? Crossing,
    DateTimeOffset RaisedAt,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy)
{
    public static AlertAnswer From(Alert alert) => new(
        alert.Draft.Key,
        alert.Draft.Severity,
        alert.Draft.Kind,
        alert.Draft.Text,
        alert.Draft.Post,
        alert.Draft.Node,
        alert.Draft.Lane,
        alert.Draft.Crossing,
        alert.RaisedAt,
        alert.AcknowledgedAt,
        alert.AcknowledgedBy);
}

/// <summary>Names an alert.</summary>
internal sealed record AlertKey(string Key);
