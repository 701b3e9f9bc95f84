using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Banking;
using Channels.Bot.FamilySupport.Closing.Workbooks;

namespace Channels.Bot.FamilySupport.Closing;

/// <summary>What accounting gets of a close: bank file, payments as CSV, decision list. The same close gives the same bytes.</summary>
internal sealed class CloseFiles(CloseWords words)
{
    public static byte[] Bank(ClosedMonth month) =>
        ZenginFile.Write(month.Payer, month.ValueDate, [.. month.Payments.Select(p => new Transfer(p.Account, p.Yen, p.Number))]);

    /// <summary>
    /// SHA-256 over all that two people answer for: figures, names, and the bank file, which is nothing but figures. How the list looks is no
    /// part of it.
    /// </summary>
    public static string Hash(ClosedMonth month, string bank) =>
        HashOf(month, Invariant($"2|{month.Month}|{month.ValueDate:yyyy-MM-dd}|{bank}\n"), p => $"|{p.Name}|{p.Account.Masked}");

    /// <summary>Whether what is kept gives what was signed.</summary>
    /// <param name="bank">Of the bank file made anew.</param>
    public static bool IsSigned(MonthClose close, ClosedMonth month, string bank) =>
        bank == close.BankHash && (close.Hash == Hash(month, bank) || close.Hash == FirstHash(month, bank, close.ListHash));

    /// <summary>As closes were signed at first: with the bytes of the list as it looked then, which nobody can make again.</summary>
    internal static string FirstHash(ClosedMonth month, string bank, string list) =>
        HashOf(month, Invariant($"{month.Month}|{month.ValueDate:yyyy-MM-dd}|{bank}|{list}\n"), _ => "");

    private static string HashOf(ClosedMonth month, string head, Func<PaidMember, string> who)
    {
        var text = new StringBuilder(head);
        foreach (var report in month.Reports)
        {
            text.Append(Invariant($"{report.Reference}|{report.Revision}|{report.Member}|{report.Kind}|{report.ActivityMonth}"));
            text.Append(Invariant($"|{report.Fee}|{report.Reward}"));
            text.Append(Invariant($"|{report.Before}|{report.Pack}\n"));
        }

        foreach (var paid in month.Payments)
            text.Append(Invariant($"{paid.Number}|{paid.Yen}{who(paid)}\n"));
        return HashOf(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public byte[] Payments(ClosedMonth month)
    {
        var text = new StringBuilder("\uFEFF");
        text.AppendJoin(',', words.All("payments")).Append("\r\n");
        foreach (var paid in month.Payments)
        {
            var to = paid.Account;
            text.Append(Invariant($"{paid.Number},{to.Bank},{to.Branch},{(int)to.Kind},{to.Number},{to.Holder},{paid.Yen}\r\n"));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public byte[] List(ClosedMonth month)
    {
        var of = month.Reports.ToLookup(r => r.Member, StringComparer.Ordinal);
        var rows = new List<object[]>();
        var estimates = month.Reports.Count(r => r.IsEstimate);
        foreach (var paid in month.Payments)
        {
            var (reports, place) = (of[paid.Number], (long)rows.Count + 1);
            rows.Add([place, paid.Number, paid.Name, .. Sums(reports), paid.Account.Masked, (long)reports.Count(r => r.IsEstimate)]);
        }

        var paidTo = month.Payments.Select(p => p.Number).ToHashSet(StringComparer.Ordinal);
        rows.Add(["", words.Say("list", "sum"), "", .. Sums(month.Reports.Where(r => paidTo.Contains(r.Member))), "", (long)estimates]);
        return WorkbookFile.Write(
            words.Say("list", "sheet"),
            [
                words.Say("list", "title", ("month", words.Month(month.Month))),
                words.Say(
                    "list",
                    "about",
                    ("day", words.Day(month.ValueDate)),
                    ("payments", Invariant($"{month.Payments.Count:N0}")),
                    ("reports", Invariant($"{month.Reports.Count:N0}")),
                    ("yen", words.Yen(month.Yen))
                ),
                .. estimates > 0 ? [words.Say("list", "estimates", ("count", Invariant($"{estimates:N0}")))] : Array.Empty<string>(),
            ],
            [.. words.All("columns")],
            rows
        );
    }

    /// <summary>
    /// How many, rewards, fees, adjustments, and what is paid. What was paid before is an adjustment too: the rest adds up.
    /// </summary>
    private static object[] Sums(IEnumerable<PaidReport> reports)
    {
        var (count, reward, fee, adjusted, yen) = (0L, 0L, 0L, 0L, 0L);
        foreach (var report in reports)
        {
            count++;
            yen += report.Yen;
            if (report.Kind is ClosedKind.OfTheMonth)
            {
                reward += report.Reward;
                fee += report.Fee;
            }
            else
            {
                adjusted += report.Yen;
            }
        }

        return [count, reward, fee, adjusted, yen];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
