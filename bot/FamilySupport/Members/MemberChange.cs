namespace Channels.Bot.FamilySupport.Members;

/// <summary>What an import makes of a member who is in the table already: a column that the file does not have changes nothing.</summary>
internal static class MemberChange
{
    /// <summary>The member as the file has them, and as they were where the file says nothing.</summary>
    public static MemberRecord Merged(MemberTable file, MemberRecord before, MemberRecord read) =>
        read with
        {
            Ward = file.Has("ward") ? read.Ward : before.Ward,
            Person = file.Has("child") ? read.Person : read.Person with { Children = before.Person.Children },
            Account = HasAccount(file) ? WithNames(file, before, read) : before.Account,
            LeftOn = file.Has("left") ? read.LeftOn : before.LeftOn,
            TrainedOn = file.Has("trained") ? read.TrainedOn : before.TrainedOn,
            SuspendedOn = file.Has("suspended") ? read.SuspendedOn : before.SuspendedOn,
        };

    /// <summary>The fields that are otherwise, and whether the file emptied them.</summary>
    public static IReadOnlyList<(string Field, bool IsEmptied)> Between(MemberRecord before, MemberRecord after)
    {
        var found = new List<(string, bool)>();
        void Look(string field, bool isOther, bool isEmptied = false)
        {
            if (isOther)
                found.Add((field, isEmptied));
        }

        Look("roles", before.Roles != after.Roles);
        Look("ward", before.Ward != after.Ward, after.Ward is null);
        Look("name", before.Person.Name != after.Person.Name);
        Look("kana", before.Person.Kana != after.Person.Kana);
        Look(
            "children",
            !before.Person.Children.SequenceEqual(after.Person.Children, StringComparer.Ordinal),
            after.Person.Children.Count == 0
        );
        Look("account", before.Account != after.Account, after.Account is null);
        Look("joined", before.JoinedOn != after.JoinedOn);
        Look("left", before.LeftOn != after.LeftOn, after.LeftOn is null);
        Look("trained", before.TrainedOn != after.TrainedOn, after.TrainedOn is null);
        Look("suspended", before.SuspendedOn != after.SuspendedOn, after.SuspendedOn is null);
        return found;
    }

    /// <summary>Only a file with all columns of an account can say that there is none.</summary>
    private static bool HasAccount(MemberTable file) =>
        file.Has("holder") && (file.Has("bank", "branch", "account") || file.Has("yucho-mark", "yucho-number"));

    private static Banking.PayeeAccount? WithNames(MemberTable file, MemberRecord before, MemberRecord read)
    {
        if (read.Account is not { } account || before.Account is not { } known || account.Bank != known.Bank)
            return read.Account;
        return account with
        {
            BankName = file.Has("bank-name") || account.BankName.Length > 0 ? account.BankName : known.BankName,
            BranchName =
                file.Has("branch-name") || account.BranchName.Length > 0 || account.Branch != known.Branch
                    ? account.BranchName
                    : known.BranchName,
        };
    }
}

/// <summary>What an import changes of a member; the values themselves are not told.</summary>
/// <param name="Number">Whose.</param>
/// <param name="Fields">What the fields are called.</param>
/// <param name="Emptied">Those of them that the file emptied.</param>
public sealed record MemberChanged(string Number, IReadOnlyList<string> Fields, IReadOnlyList<string> Emptied);
