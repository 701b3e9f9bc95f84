using System.Globalization;
using PdfSharp.Pdf;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>The certificate as a PDF, A4. It says what was decided, and leaves room for what only the helping member can say: that the
/// money was received.</summary>
public sealed class ReceiptPaper(FeeOptions options)
{
    private const int Hour = 60;
    private readonly ReceiptWords words = new();

    static ReceiptPaper() => ReceiptFonts.Register();

    /// <summary>Its name on a disk tells nobody whose it is.</summary>
    public string FileName(CareReceipt receipt) => words.Say("file", ("month", receipt.Month));

    public byte[] Write(CareReceipt receipt)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"{words["title"]} {Month(receipt)}";
        document.Language = "ja";
        var sheets = new ReceiptSheets(document);
        Head(sheets, receipt);
        sheets.Header([words["day"], words["hours"], words["children"], words["provider"], words["fee"]]);
        foreach (var line in receipt.Lines)
            sheets.Row([Day(line.Day), Hours(line), line.Children, line.Provider, Fee(line)]);
        sheets.Row([words.Say("sum", ("count", Number(receipt.Lines.Count))), "", "", "", words.Say("yen", ("yen", Yen(receipt.Yen)))]);
        sheets.Line(receipt.HasEstimates ? words["estimates"] : null);
        sheets.Line(words["beside"]);
        sheets.Line(words["child"] + words["own"]);
        sheets.Blank();
        sheets.Line(words["unpaid"]);
        foreach (var of in receipt.Lines.GroupBy(l => l.Provider).OrderBy(g => g.Key, StringComparer.Ordinal))
            sheets.Signature(
                words.Say("provider-of", ("number", of.Key), ("yen", Yen(of.Sum(l => (long)l.Fee)))) + words["taken"],
                words["date"],
                words["signed"]
            );
        sheets.Number((page, pages) => words.Say("page", ("page", Number(page)), ("pages", Number(pages))));
        using var memory = new MemoryStream();
        document.Save(memory);
        return memory.ToArray();
    }

    private void Head(ReceiptSheets sheets, CareReceipt receipt)
    {
        sheets.Title(words["title"], Month(receipt));
        sheets.Beside(words.Say("to", ("name", receipt.Name)), Issued(receipt.IssuedOn));
        sheets.Beside(words.Say("number", ("number", receipt.Number)), options.Receipts.Issuer ?? words["issuer"]);
        sheets.Line(words["certifies"]);
    }

    private string Issued(DateOnly day) =>
        words.Say("issued", ("year", Number(day.Year)), ("month", Number(day.Month)), ("day", Number(day.Day)));

    private string Month(CareReceipt receipt) =>
        words.Say(
            "month",
            ("year", receipt.Month[..4]),
            ("month", Number(int.Parse(receipt.Month.AsSpan(5), CultureInfo.InvariantCulture)))
        );

    private string Day(DateOnly day) =>
        words.Say(
            "day-short",
            ("month", Number(day.Month)),
            ("day", Number(day.Day)),
            ("weekday", CultureInfo.GetCultureInfo("ja-JP").DateTimeFormat.GetShortestDayName(day.DayOfWeek))
        );

    private string Fee(ReceiptLine line) => words.Say(line.IsEstimate ? "estimate" : "yen", ("yen", Yen(line.Fee)));

    private static string Hours(ReceiptLine line) => $"{Clock(line.Start)}〜{Clock(line.Start + line.Minutes)}";

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / Hour % 24}:{minute % Hour:00}");

    private static string Yen(long yen) => yen.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
