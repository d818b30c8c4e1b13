namespace Border.Link.Tests.Protocol;

/// <summary>Names the clauses of PROTOCOL.md that a test holds to.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ClauseAttribute(params string[] clauses) : Attribute
{
    public IReadOnlyList<string> Clauses { get; } = clauses;
}
