using Channels.Bot.FamilySupport;
using Channels.Bot.FamilySupport.Receipts;
using Channels.Tests.Support;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Channels.Tests.FamilySupport.Receipts;

/// <summary>The paper: that everything finds its place on it. Looked at as well: artifacts/receipts.</summary>
public sealed class ReceiptPaperTests
{
    private readonly ReceiptPaper paper = new(new FeeOptions());

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(60, 2, 3)]
    public void Rows_and_signatures_go_on_on_further_sheets(int lines, int providers, int most)
    {
        var pdf = paper.Write(Receipt(lines, providers));
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "receipts"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{lines}-{providers}.pdf"), pdf);
        using var read = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        Assert.InRange(read.PageCount, most - 1 > 0 ? 2 : 1, most);
        Assert.True(pdf.Length < 300_000, $"{pdf.Length} bytes: the whole typeface is in it");
    }

    [Fact]
    public void Its_name_on_a_disk_tells_nobody_whose_it_is() => Assert.Equal("riyo-2026-10.pdf", paper.FileName(Receipt(1, 1)));

    private static CareReceipt Receipt(int lines, int providers) =>
        new(
            "2026-10",
            "4822",
            "髙橋　祐希",
            new DateOnly(2026, 11, 24),
            [
                .. Enumerable
                    .Range(0, lines)
                    .Select(i => new ReceiptLine(
                        $"FS-0000-{i:0000}",
                        new DateOnly(2026, 10, 1 + (i % 31)),
                        9 * 60,
                        90 + (30 * (i % 3)),
                        i % 2 == 0 ? "たろうくん" : "たろうくん、はなちゃん、ゆめちゃん、そうたくん",
                        $"{4821 + (i % providers)}",
                        1500 + (500 * (i % 3))
                    )
                    {
                        IsEstimate = i % 3 == 1,
                    }),
            ]
        );
}
