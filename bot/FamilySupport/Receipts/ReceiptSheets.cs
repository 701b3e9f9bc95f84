using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Channels.Bot.FamilySupport.Receipts;

/// <summary>The sheets of the paper, from top to bottom; a new one begins where the last is full. Lengths are points of 1/72
/// inch.</summary>
internal sealed class ReceiptSheets
{
    private const double Left = 48;
    private const double Right = 547;
    private const double Top = 52;
    private const double Bottom = 790;
    private const double RowHeight = 22;
    private const double Pad = 4;

    // Where the columns begin: day, hours, children, provider, fee.
    private static readonly double[] Columns = [Left, 140, 222, 400, 478, Right];

    private readonly PdfDocument document;
    private readonly XFont text = new(ReceiptFonts.Family, 10.5);
    private readonly XFont large = new(ReceiptFonts.Family, 18);
    private readonly XFont small = new(ReceiptFonts.Family, 9);
    private readonly XPen rule = new(XColors.Gray, 0.6);
    private readonly List<XGraphics> sheets = [];
    private string[] header = [];
    private double y;

    public ReceiptSheets(PdfDocument document)
    {
        this.document = document;
        Turn();
    }

    private XGraphics Sheet => sheets[^1];

    public void Title(string title, string month)
    {
        Sheet.DrawString(title, large, XBrushes.Black, new XPoint(Left, y + 18));
        Sheet.DrawString(month, large, XBrushes.Black, new XPoint(Right, y + 18), XStringFormats.BaseLineRight);
        y += 44;
    }

    /// <summary>Two things on one line.</summary>
    public void Beside(string left, string right)
    {
        Draw(Fitting(left, 300), Left, y + 12);
        Sheet.DrawString(right, text, XBrushes.Black, new XPoint(Right, y + 12), XStringFormats.BaseLineRight);
        y += 20;
    }

    /// <summary>Null: nothing.</summary>
    public void Line(string? said)
    {
        if (said is null)
            return;
        Room(24);
        Draw(said, Left, y + 18);
        y += 24;
    }

    public void Blank()
    {
        Room(28);
        Sheet.DrawLine(rule, Left, y + 20, Right, y + 20);
        y += 28;
    }

    public void Header(string[] cells)
    {
        header = cells;
        y += 8;
        Cells(cells, XBrushes.WhiteSmoke);
    }

    public void Row(string[] cells)
    {
        if (y + RowHeight > Bottom)
        {
            Turn();
            Cells(header, XBrushes.WhiteSmoke);
        }

        Cells(cells, null);
    }

    /// <summary>A frame in which a helping member signs.</summary>
    public void Signature(string received, string date, string signed)
    {
        const double height = 56;
        Room(height + 8);
        Sheet.DrawRectangle(rule, Left, y + 6, Right - Left, height);
        Draw(received, Left + 8, y + 24);
        Draw(date, Left + 8, y + 50);
        Draw(signed, 260, y + 50);
        Sheet.DrawLine(rule, 300, y + 53, Right - 10, y + 53);
        y += height + 8;
    }

    /// <summary>Writes below each sheet which it is.</summary>
    public void Number(Func<int, int, string> say)
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            sheets[i]
                .DrawString(
                    say(i + 1, sheets.Count),
                    small,
                    XBrushes.Black,
                    new XPoint((Left + Right) / 2, Bottom + 24),
                    XStringFormats.BaseLineCenter
                );
            sheets[i].Dispose();
        }
    }

    private void Cells(string[] cells, XBrush? ground)
    {
        if (ground is not null)
            Sheet.DrawRectangle(ground, Left, y, Right - Left, RowHeight);
        for (var i = 0; i < cells.Length; i++)
        {
            var width = Columns[i + 1] - Columns[i] - (2 * Pad);
            var cell = Fitting(cells[i], width);
            if (i == cells.Length - 1)
                Sheet.DrawString(cell, text, XBrushes.Black, new XPoint(Columns[i + 1] - Pad, y + 15), XStringFormats.BaseLineRight);
            else
                Draw(cell, Columns[i] + Pad, y + 15);
        }

        Sheet.DrawLine(rule, Left, y + RowHeight, Right, y + RowHeight);
        y += RowHeight;
    }

    /// <summary>What does not fit ends with a sign for it, and never runs into its neighbour.</summary>
    private string Fitting(string said, double width)
    {
        if (Sheet.MeasureString(said, text).Width <= width)
            return said;
        while (said.Length > 1 && Sheet.MeasureString(said + "…", text).Width > width)
            said = said[..(char.IsLowSurrogate(said[^1]) ? ^2 : ^1)];
        return said + "…";
    }

    private void Draw(string said, double x, double at) => Sheet.DrawString(said, text, XBrushes.Black, new XPoint(x, at));

    private void Room(double height)
    {
        if (y + height > Bottom)
            Turn();
    }

    private void Turn()
    {
        var page = document.AddPage();
        page.Size = PageSize.A4;
        sheets.Add(XGraphics.FromPdfPage(page));
        y = Top;
    }
}
