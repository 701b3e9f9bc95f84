using Channels.Bot.FamilySupport.Banking;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>Section <c>FamilySupport:Closing</c>: who pays, and when.</summary>
public sealed class CloseOptions
{
    /// <summary>The day of the following month on which members are paid; the next bank day where it is none.</summary>
    public int PayDay { get; set; } = 15;

    /// <summary>So many months back reports may still come in or be corrected.</summary>
    public int MonthsBack { get; set; } = 13;

    /// <summary>
    /// The first month that is paid here (<c>2026-10</c>): what is of an earlier one was paid otherwise. Null: nobody has said, and reports
    /// of months before the first close are named at each close until somebody does.
    /// </summary>
    public string? Since { get; set; }

    public PayerOptions Payer { get; set; } = new();

    public CheckOptions Checks { get; set; } = new();
}

/// <summary>The account that pays, as its bank knows it.</summary>
public sealed class PayerOptions
{
    /// <summary>委託者コード: ten digits.</summary>
    public string Code { get; set; } = "";

    /// <summary>委託者名, in kana.</summary>
    public string Name { get; set; } = "";

    public string Bank { get; set; } = "";

    public string BankName { get; set; } = "";

    public string Branch { get; set; } = "";

    public string BranchName { get; set; } = "";

    /// <summary>1 ordinary, 2 current.</summary>
    public int Kind { get; set; } = 1;

    public string Number { get; set; } = "";

    /// <summary>The payer, or the setting that keeps it from being one.</summary>
    internal (Payer? Payer, string? Wrong) Read(BankProfile profile)
    {
        if (!IsNumber(Code, 10))
            return (null, nameof(Code));
        if (BankText.Of(Name, BankField.Party, profile) is not { Length: <= 40 } name)
            return (null, nameof(Name));
        if (!IsNumber(Bank, 4))
            return (null, nameof(Bank));
        if (!IsNumber(Branch, 3))
            return (null, nameof(Branch));
        if (!IsNumber(Number, 7))
            return (null, nameof(Number));
        if (Kind is not (1 or 2))
            return (null, nameof(Kind));
        if (Place(BankName, profile) is not { } bankName)
            return (null, nameof(BankName));
        return Place(BranchName, profile) is { } branchName
            ? (new Payer(Code, name, Bank, bankName, Branch, branchName, (AccountKind)Kind, Number), null)
            : (null, nameof(BranchName));
    }

    private static bool IsNumber(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    private static string? Place(string text, BankProfile profile) =>
        text.Length == 0 ? ""
        : BankText.Of(text, BankField.Place, profile) is { Length: <= 15 } place ? place
        : null;
}
