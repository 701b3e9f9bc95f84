using Channels.Bot.FamilySupport.Banking;

namespace Channels.Bot.FamilySupport.Members;

/// <summary>Reads where a member is paid. Whole or not at all: half an account pays nobody.</summary>
internal static class AccountReader
{
    private const int LongestHolder = 30;
    private static readonly string[] Yucho = ["yucho-mark", "yucho-number"];
    private static readonly string[] Bank = ["bank", "branch", "account"];

    /// <summary>Null when there is none, or something is wrong with it.</summary>
    public static PayeeAccount? Read(RowCells cells, MemberWords words, BankProfile profile)
    {
        var (yucho, bank) = (Yucho.Count(c => cells.Narrow(c).Length > 0), Bank.Count(c => cells.Narrow(c).Length > 0));
        if (!cells.IsSound || (yucho == 0 && bank == 0 && cells.Of("holder").Length == 0))
            return null;
        if (yucho > 0 && bank > 0)
            cells.Refused("yucho-mark", "yucho-both");
        foreach (var column in yucho > 0 ? Yucho : Bank)
        {
            if (cells.Narrow(column).Length == 0)
                cells.Refused(column, "account-incomplete");
        }

        var holder = HolderOf(cells, profile);
        if (!cells.IsSound || holder is null)
            return null;
        return yucho > 0 ? OfYucho(cells, holder) : OfBank(cells, words, profile, holder);
    }

    private static string? HolderOf(RowCells cells, BankProfile profile)
    {
        var said = cells.Of("holder");
        if (said.Length == 0)
        {
            cells.Refused("holder", "account-incomplete");
            return null;
        }

        var holder = HolderName.Of(said, profile);
        if (holder is null)
            cells.Refused("holder", "holder-wrong");
        else if (holder.Length > LongestHolder)
            cells.Refused("holder", "holder-long");
        return holder;
    }

    private static PayeeAccount? OfYucho(RowCells cells, string holder)
    {
        var (mark, number) = (cells.Narrow("yucho-mark").Split('-')[0], cells.Narrow("yucho-number"));
        if (YuchoAccount.Of(mark, number) is var (branch, kind, account))
            return new PayeeAccount(YuchoAccount.Bank, YuchoAccount.Name, branch, "", kind, account, holder);
        cells.Refused("yucho-mark", "yucho-wrong");
        return null;
    }

    private static PayeeAccount? OfBank(RowCells cells, MemberWords words, BankProfile profile, string holder)
    {
        var bank = cells.Digits("bank", 4, "bank-wrong");
        var branch = cells.Digits("branch", 3, "branch-wrong");
        var number = cells.Digits("account", 7, "account-wrong");
        var kind = words.Find("kinds", cells.Narrow("account-kind")) switch
        {
            "ordinary" => AccountKind.Ordinary,
            "current" => AccountKind.Current,
            "savings" => AccountKind.Savings,
            _ => (AccountKind?)null,
        };
        if (kind is null)
            cells.Refused("account-kind", "account-kind-unknown");
        if (bank is "0000")
            cells.Refused("bank", "bank-wrong");
        if (number?.All(c => c == '0') is true)
            cells.Refused("account", "account-wrong");
        if (bank == YuchoAccount.Bank && branch is not null && !YuchoAccount.HasBranch(branch))
            cells.Refused("branch", "branch-unknown");
        var (bankName, branchName) = (PlaceOf(cells, "bank-name", profile), PlaceOf(cells, "branch-name", profile));
        return cells.IsSound ? new PayeeAccount(bank!, bankName, branch!, branchName, kind!.Value, number!, holder) : null;
    }

    private static string PlaceOf(RowCells cells, string column, BankProfile profile)
    {
        var said = cells.Of(column);
        if (said.Length == 0)
            return "";
        if (BankText.Of(said, BankField.Place, profile) is { } name)
            return BankText.Cut(name, 15);
        return cells.Refused(column, "bank-name-wrong");
    }
}
