namespace Channels.Bot.FamilySupport.Banking;

/// <summary>Where somebody is paid, as a transfer needs it. All texts are in the characters of transfers.</summary>
/// <param name="Bank">Four digits.</param>
/// <param name="BankName">May be empty.</param>
/// <param name="Branch">Three digits.</param>
/// <param name="BranchName">May be empty.</param>
/// <param name="Kind">What kind of account.</param>
/// <param name="Number">Seven digits.</param>
/// <param name="Holder">As the bank knows them.</param>
public sealed record PayeeAccount(
    string Bank,
    string BankName,
    string Branch,
    string BranchName,
    AccountKind Kind,
    string Number,
    string Holder
)
{
    /// <summary>As every face shows it: whose bank, and the last three digits.</summary>
    public string Masked => $"{Bank}-{Branch} ****{Number[^3..]}";

    /// <summary>Nobody's account stands in a log by accident.</summary>
    public override string ToString() => Masked;
}

/// <summary>Kinds of accounts, as transfers number them.</summary>
public enum AccountKind
{
    /// <summary>普通.</summary>
    Ordinary = 1,

    /// <summary>当座.</summary>
    Current = 2,

    /// <summary>貯蓄.</summary>
    Savings = 4,
}
