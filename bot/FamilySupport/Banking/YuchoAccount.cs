namespace Channels.Bot.FamilySupport.Banking;

/// <summary>
/// An account of Japan Post Bank as its passbook prints it, as other banks know it. Of a savings account (記号 1xyz0) the number's last digit
/// falls away, of a transfer account (記号 0xyz0) nothing does. A branch that does not exist is a slip of the pen and refused.
/// </summary>
internal static class YuchoAccount
{
    public const string Bank = "9900";
    public const string Name = "ﾕｳﾁﾖ";
    private const int MarkLength = 5;
    private const int NumberLength = 7;

    /// <summary>The 94 branches there are.</summary>
    private static readonly HashSet<string> Branches =
    [
        .. (
            "008 018 019 028 029 038 039 048 049 058 059 068 069 078 079 088 089 098 099 108 109 118 119 128 "
            + "129 138 139 148 149 159 169 179 189 199 208 209 218 219 228 229 238 239 248 249 259 269 279 289 "
            + "318 328 338 408 418 428 438 448 458 468 478 518 528 538 548 558 618 628 638 648 708 718 728 738 "
            + "748 758 768 778 788 798 818 828 838 848 858 868 908 918 928 938 948 958 968 978 988 998"
        ).Split(' '),
    ];

    /// <param name="mark">記号: five digits; what follows a hyphen is not part of it.</param>
    /// <param name="number">番号: up to eight digits.</param>
    /// <returns>Branch, kind and number; null when it cannot be.</returns>
    public static (string Branch, AccountKind Kind, string Number)? Of(string mark, string number)
    {
        if (mark.Length != MarkLength || !mark.All(char.IsAsciiDigit) || number.Length == 0 || !number.All(char.IsAsciiDigit))
            return null;
        var isSavings = mark[0] == '1';
        if (!isSavings && mark[0] != '0')
            return null;
        var branch = mark[1..3] + (isSavings ? "8" : "9");
        if (!Branches.Contains(branch))
            return null;
        if (isSavings && (number.Length is < 2 or > NumberLength + 1 || number[^1] != '1'))
            return null; // the last digit of a savings account is always 1
        var cut = isSavings ? number[..^1] : number;
        return cut.Length > NumberLength || cut.All(c => c == '0')
            ? null
            : (branch, isSavings ? AccountKind.Ordinary : AccountKind.Current, cut.PadLeft(NumberLength, '0'));
    }

    /// <summary>Whether Japan Post Bank has this branch.</summary>
    public static bool HasBranch(string branch) => Branches.Contains(branch);
}
