using System.Globalization;
using System.Text;

namespace Channels.Tests.FamilySupport.Banking;

/// <summary>
/// Reads a general transfer as a bank would: by bytes and offsets of the printed layout, with the code page of banks. It shares nothing
/// with the writer, adds up again, and refuses what a bank would refuse.
/// </summary>
internal sealed class BankFileReader
{
    private const string Places = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -";
    private const string Parties = Places + "().";

    private BankFileReader() { }

    public required string Code { get; init; }

    public required string Payer { get; init; }

    public required string Day { get; init; }

    public required IReadOnlyList<BankPayment> Payments { get; init; }

    public static BankFileReader Read(byte[] file)
    {
        var kana = CodePagesEncodingProvider.Instance.GetEncoding(
            932,
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!;
        Demand(file.Length % 122 == 0 && file.Length >= 4 * 122, "records of 120 bytes with CR LF");
        var payments = new List<BankPayment>();
        var count = file.Length / 122;
        string At(int record, int from, int to) => kana.GetString(file, (record * 122) + from, to - from + 1);
        string Number(int record, int from, int to)
        {
            var text = At(record, from, to);
            Demand(text.All(c => c is >= '0' and <= '9'), $"digits at {record}:{from}");
            return text;
        }

        string Name(int record, int from, int to, string may)
        {
            var text = At(record, from, to);
            Demand(text.Length == to - from + 1, "one byte a character");
            Demand(text.All(may.Contains), $"characters at {record}:{from}");
            return text.TrimEnd(' ');
        }

        for (var record = 0; record < count; record++)
        {
            Demand(file[(record * 122) + 120] == 13 && file[(record * 122) + 121] == 10, "CR LF");
            Demand(
                At(record, 0, 0)
                    == (
                        record == 0 ? "1"
                        : record == count - 2 ? "8"
                        : record == count - 1 ? "9"
                        : "2"
                    ),
                "order"
            );
        }

        Demand(At(0, 1, 3) == "210", "general transfer, JIS");
        Number(0, 58, 61);
        Number(0, 77, 79);
        Number(0, 96, 102);
        for (var record = 1; record < count - 2; record++)
        {
            payments.Add(
                new BankPayment(
                    Number(record, 1, 4),
                    Name(record, 5, 19, Places),
                    Number(record, 20, 22),
                    Name(record, 23, 37, Places),
                    Number(record, 42, 42)[0],
                    Number(record, 43, 49),
                    Name(record, 50, 79, Parties),
                    long.Parse(Number(record, 80, 89), CultureInfo.InvariantCulture),
                    Number(record, 91, 100)
                )
            );
            Demand(payments[^1].Yen > 0 && payments[^1].Holder.Length > 0, "somebody is paid something");
            Demand(At(record, 38, 41) == "    " && At(record, 112, 119).Trim().Length == 0, "blanks");
        }

        Demand(Number(count - 2, 1, 6) == payments.Count.ToString("000000", CultureInfo.InvariantCulture), "count");
        Demand(Number(count - 2, 7, 18) == payments.Sum(p => p.Yen).ToString("000000000000", CultureInfo.InvariantCulture), "sum");
        return new BankFileReader
        {
            Code = Number(0, 4, 13),
            Payer = Name(0, 14, 53, Parties),
            Day = Number(0, 54, 57),
            Payments = payments,
        };
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
            throw new InvalidDataException(what);
    }
}

internal sealed record BankPayment(
    string Bank,
    string BankName,
    string Branch,
    string BranchName,
    char Kind,
    string Account,
    string Holder,
    long Yen,
    string Customer
);
