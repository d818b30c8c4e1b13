using System.Text;
using System.Text.RegularExpressions;
using Border.Domain.People;
using Border.Ledger;
using Border.Silo.People;
using Border.Testing;

namespace Border.Silo.Tests.People;

public sealed partial class FirstStaffTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new("first");
    private readonly ManualTimeProvider _time = new();
    private CentreStore _store = null!;
    private StaffRegister _register = null!;
    private FirstStaff _first = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, _time, Cancel);
        _register = new StaffRegister(_store.Staff, _time);
        _first = new FirstStaff(_register, _time);
    }

    [Fact]
    public async Task Create_EmptyStore_PrintsTheAdministratorsPasswordOnceAndItFits()
    {
        var output = new StringWriter();
        var again = new StringWriter();

        Assert.True(await _first.CreateAsync(false, "https://localhost:8443", output, Cancel));
        Assert.False(await _first.CreateAsync(false, "https://localhost:8443", again, Cancel));

        var (id, password) = Assert.Single(Read(output));
        Assert.Equal("admin", id);
        Assert.True(password.Length >= 16);
        Assert.True(PasswordHash.Verify(password, (await _register.ReadLatestAsync(Cancel)).Find("admin")!.Member.PasswordHash));
        Assert.Empty(again.ToString());
    }

    [Fact]
    public async Task Create_Demonstration_MakesOneAccountPerRoleWithItsOwnPassword()
    {
        var output = new StringWriter();

        await _first.CreateAsync(true, "https://localhost:8443", output, Cancel);

        var made = Read(output);
        var roll = await _register.ReadLatestAsync(Cancel);
        Assert.Equal(["admin", "analyst1", "commander1", "officer1", "supervisor1"], made.Select(m => m.Id).Order());
        Assert.Equal(5, made.Select(m => m.Password).Distinct().Count());
        Assert.Equal(Enum.GetValues<Role>().Order(), roll.Accounts.SelectMany(a => a.Member.Roles).Order());
    }

    [Fact]
    public async Task Create_TwoSilosAtOnce_OnlyOnePrintsAndItsPasswordsFit()
    {
        var other = new FirstStaff(new StaffRegister(_store.Staff, _time), _time);
        var outputs = new[] { new StringWriter(), new StringWriter() };

        var made = await Task.WhenAll(
            _first.CreateAsync(false, "https://a", outputs[0], Cancel), other.CreateAsync(false, "https://b", outputs[1], Cancel));

        Assert.Equal(1, made.Count(m => m));
        var (id, password) = Assert.Single(outputs.SelectMany(Read));
        Assert.True(PasswordHash.Verify(password, (await _register.ReadLatestAsync(Cancel)).Find(id)!.Member.PasswordHash));
    }

    [Fact]
    public async Task Create_Passwords_AreNotInTheDatabaseInClear()
    {
        var output = new StringWriter();
        await _first.CreateAsync(true, "https://localhost:8443", output, Cancel);

        var files = Directory.GetFiles(_folder.Path).SelectMany(ReadShared).ToArray();

        Assert.True(files.Length > 4096);
        Assert.All(Read(output), m => Assert.False(files.AsSpan().IndexOf(Encoding.UTF8.GetBytes(m.Password)) >= 0));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static List<(string Id, string Password)> Read(StringWriter output) =>
        [.. Line().Matches(output.ToString()).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    [GeneratedRegex(@"^\s+([a-z]+\d?)\s+([a-z2-9]{5}(?:-[a-z2-9]{5}){3})\s", RegexOptions.Multiline)]
    private static partial Regex Line();
}
