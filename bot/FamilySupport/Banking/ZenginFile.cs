using System.Globalization;

namespace Channels.Bot.FamilySupport.Banking;

/// <summary>
/// A general transfer (総合振込): records of 120 bytes (header, a data record a payment, trailer, end), each with CR LF, half-width kana as
/// single bytes. What it is given has been checked; what cannot stand in it is a bug here.
/// </summary>
internal static class ZenginFile
{
    public const int RecordLength = 120;
    private const int PlaceBytes = 15;
    private const int PayeeBytes = 30;
    private const int PayerBytes = 40;
    private const long MostYen = 9_999_999_999;

    public static byte[] Write(Payer payer, DateOnly valueDate, IReadOnlyList<Transfer> transfers)
    {
        var file = new List<byte>((transfers.Count + 3) * (RecordLength + 2));
        Add(
            file,
            string.Concat(
                "1210",
                Digits(payer.Code, 10),
                Text(payer.Name, PayerBytes),
                valueDate.ToString("MMdd", CultureInfo.InvariantCulture),
                Digits(payer.Bank, 4),
                Text(payer.BankName, PlaceBytes),
                Digits(payer.Branch, 3),
                Text(payer.BranchName, PlaceBytes),
                Kind(payer.Kind),
                Digits(payer.Number, 7),
                Text("", 17)
            )
        );
        foreach (var (to, yen, customer) in transfers)
        {
            Add(
                file,
                string.Concat(
                    "2",
                    Digits(to.Bank, 4),
                    Text(to.BankName, PlaceBytes),
                    Digits(to.Branch, 3),
                    Text(to.BranchName, PlaceBytes),
                    Text("", 4),
                    Kind(to.Kind),
                    Digits(to.Number, 7),
                    Text(to.Holder, PayeeBytes),
                    Yen(yen, 10)
                ) + string.Concat("0", Digits(customer, 10), Digits("", 10), "7", Text("", 8))
            );
        }

        Add(
            file,
            "8" + Digits(transfers.Count.ToString(CultureInfo.InvariantCulture), 6) + Yen(transfers.Sum(t => t.Yen), 12) + Text("", 101)
        );
        Add(file, "9" + Text("", 119));
        return [.. file];
    }

    private static string Kind(AccountKind kind) => ((int)kind).ToString(CultureInfo.InvariantCulture);

    private static string Yen(long yen, int digits) =>
        yen is > 0 and <= MostYen || digits > 10
            ? Digits(yen.ToString(CultureInfo.InvariantCulture), digits)
            : throw new ArgumentOutOfRangeException(nameof(yen));

    private static string Digits(string digits, int length) =>
        digits.Length <= length && digits.All(char.IsAsciiDigit)
            ? digits.PadLeft(length, '0')
            : throw new ArgumentException("No number of that length.", nameof(digits));

    private static string Text(string text, int bytes) => BankText.Cut(text, bytes).PadRight(bytes);

    private static void Add(List<byte> file, string record)
    {
        if (record.Length != RecordLength)
            throw new InvalidOperationException($"A record of {record.Length} bytes.");
        foreach (var c in record)
            file.Add(c is >= '｡' and <= 'ﾟ' ? (byte)(c - '｡' + 0xA1) : checked((byte)c));
        file.Add((byte)'\r');
        file.Add((byte)'\n');
    }
}

/// <summary>One payment.</summary>
/// <param name="To">The account.</param>
/// <param name="Yen">More than nothing.</param>
/// <param name="Customer">Digits by which the payer knows the payee.</param>
internal sealed record Transfer(PayeeAccount To, long Yen, string Customer);

/// <summary>Whose money it is, as the bank knows them.</summary>
/// <param name="Code">The ten digits that the bank gave (委託者コード).</param>
internal sealed record Payer(
    string Code,
    string Name,
    string Bank,
    string BankName,
    string Branch,
    string BranchName,
    AccountKind Kind,
    string Number
);
