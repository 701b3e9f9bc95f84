using System.Text;
using Channels.Bot.Audit;
using Channels.Bot.FamilySupport.Receipts;
using Channels.Webhooks.Fees;
using Channels.Webhooks.Pay;

namespace Channels.Webhooks.Receipts;

/// <summary>The months of a member, and the paper of one.</summary>
internal sealed class ReceiptPage(ReceiptBook book, ReceiptPaper paper, PaySessions sessions, PayView view, PayTexts texts)
{
    private readonly PayWorkView months = new(texts);

    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken stop)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(ReceiptPages.Place, language, "", "gone");
        var body = new StringBuilder();
        var closed = await book.MonthsAsync(who.Number, stop);
        if (closed.Count == 0)
            Paragraph(body, language, "receipts-none");
        else
            List(body, language, closed);
        view.Leave(body, language, ReceiptPages.Place);
        return view.Page(
            language,
            texts[language, "receipts"],
            $"""<p class="place">{PayView.Encode(PayView.Fill(texts[language, "member"], "{number}", who.Number))}</p>""",
            body.ToString(),
            ReceiptPages.Place.First,
            ""
        );
    }

    public async Task<IResult> TakeAsync(HttpContext context, CancellationToken stop)
    {
        var language = FeeTexts.Known(context.Request.Query["l"]);
        if (await sessions.OfAsync(context, stop) is not { } who)
            return view.Ask(ReceiptPages.Place, language, "", "gone");
        return await book.TakeAsync(who.Number, context.Request.Query["m"].ToString(), Actor.Bot, stop) is { } receipt
            ? Results.File(paper.Write(receipt), "application/pdf", paper.FileName(receipt))
            : Results.NotFound();
    }

    private void List(StringBuilder body, string language, IReadOnlyList<string> closed)
    {
        Paragraph(body, language, "receipts-lead");
        body.Append("""<ul class="months papers">""");
        foreach (var month in closed)
            body.Append(PayView.Invariant($"""<li><a href="{ReceiptPages.Address}/paper?m={month}&amp;l={language}">"""))
                .Append(PayView.Invariant($"{PayView.Encode(months.Month(month, language))}（PDF）</a></li>"));
        body.Append("</ul>");
        foreach (var key in (string[])["receipts-child", "receipts-money", "receipts-not-here"])
            Paragraph(body, language, key);
    }

    private void Paragraph(StringBuilder body, string language, string key) =>
        body.Append(PayView.Invariant($"<p>{PayView.Encode(texts[language, key])}</p>"));
}
