using System.Text;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Journal.Tests;

/// <summary>Drafts for tests.</summary>
internal static class Drafts
{
    public static RecordDraft Plain(string staff = "s1") => EventCodec.ToDraft(new StaffSignedOut { Staff = staff });

    public static RecordDraft[] PlainGroup(int count) => [.. Enumerable.Range(0, count).Select(i => Plain($"s{i}"))];

    public static RecordDraft Sealed(SubjectKey key, string text = "{\"secret\":1}")
    {
        const string kind = "document.read";
        var sealedBytes = PayloadSeal.Seal(key.Key, Encoding.UTF8.GetBytes(text), PayloadSeal.RecordLabel(kind, null, key.Subject));
        return new RecordDraft(kind, sealedBytes, "car-1", null, key.Subject, key.Id);
    }
}
