using System.Text.Json;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.Protection;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>Between a member's row and what it holds sealed.</summary>
internal sealed class MemberSealing(ColumnProtector protector)
{
    /// <summary>The member; null once who they are was forgotten.</summary>
    public MemberRecord? Open(Member row) =>
        row.Person is null
            ? null
            : new MemberRecord(
                row.Number,
                row.Roles,
                row.Ward,
                PersonData.Read(protector.Reveal(Member.PersonColumn, row.Number, row.Person)),
                AccountOf(row)
            )
            {
                JoinedOn = row.JoinedOn,
                LeftOn = row.LeftOn,
                TrainedOn = row.TrainedOn,
                SuspendedOn = row.SuspendedOn,
            };

    /// <summary>Writes what changed into the row.</summary>
    public void Fill(Member row, MemberRecord with, DateTimeOffset now)
    {
        (row.Roles, row.Ward, row.ChangedAt) = (with.Roles, with.Ward, now);
        (row.JoinedOn, row.LeftOn, row.TrainedOn, row.SuspendedOn) = (with.JoinedOn, with.LeftOn, with.TrainedOn, with.SuspendedOn);
        row.Person = protector.Protect(Member.PersonColumn, row.Number, with.Person.Write());
        row.Account = with.Account is { } account
            ? protector.Protect(Member.AccountColumn, row.Number, JsonSerializer.Serialize(account))
            : null;
    }

    private PayeeAccount? AccountOf(Member row) =>
        row.Account is null
            ? null
            : JsonSerializer.Deserialize<PayeeAccount>(protector.Reveal(Member.AccountColumn, row.Number, row.Account));
}
