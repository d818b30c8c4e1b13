using System.Text;
using Border.Domain.People;

namespace Border.Silo.People;

/// <summary>
/// The first start: makes the accounts that everything else is administered from, and shows their passwords once on standard output.
/// They are never logged and stored only as hashes.
/// </summary>
/// <param name="register">Where the accounts go.</param>
/// <param name="time">The clock of their making.</param>
public sealed class FirstStaff(StaffRegister register, TimeProvider time)
{
    private static readonly (string Id, string Name, Role Role)[] Demonstration =
    [
        ("officer1", "Officer One", Role.Officer),
        ("supervisor1", "Supervisor One", Role.Supervisor),
        ("commander1", "Commander One", Role.Commander),
        ("analyst1", "Analyst One", Role.Analyst),
    ];

    /// <summary>Makes the first accounts where there are none.</summary>
    /// <param name="demonstration">True to make one account per role as well, for trying Border out.</param>
    /// <param name="address">Where to sign in, for the text.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>True when accounts were made; false when there were some, or another silo made them.</returns>
    public async Task<bool> CreateAsync(bool demonstration, string address, TextWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        if ((await register.ReadLatestAsync(cancellation)).Accounts.Length > 0)
            return false;
        (string Id, string Name, Role Role)[] wanted = [("admin", "Administrator", Role.Administrator), .. demonstration ? Demonstration : []];
        var made = wanted.Select(w => (Account: w, Password: ReadablePassword.Create())).ToArray();
        var now = time.GetUtcNow();
        var roll = new StaffRoll([.. made.Select(m => new StaffAccount(Member(m.Account, m.Password), false, now, "centre"))]);
        if (!await register.TryCreateAsync(roll, cancellation))
            return false;
        await output.WriteAsync(Text(made.Select(m => (m.Account.Id, m.Account.Role, m.Password)), address));
        await output.FlushAsync(cancellation);
        return true;
    }

    private static StaffMember Member((string Id, string Name, Role Role) account, string password) =>
        new(account.Id, account.Name, [account.Role], PasswordHash.Create(password), "en", ["*"]);

    private static string Text(IEnumerable<(string Id, Role Role, string Password)> made, string address)
    {
        var line = new string('=', 72);
        var text = new StringBuilder().AppendLine().AppendLine(line)
            .AppendLine(" First start. These passwords are shown once and kept nowhere: write them down.")
            .AppendLine($" Sign in at {address}").AppendLine();
        foreach (var (id, role, password) in made)
            text.AppendLine($"   {id,-14}{password,-26}{role.ToString().ToLowerInvariant()}");
        return text.AppendLine(line).AppendLine().ToString();
    }
}
