using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Pay;
using Channels.Bot.Dialogs.Topics.Reports;

namespace Channels.Bot.Dialogs.Topics.Receipts;

/// <summary>The answer to a <see cref="FindReceipts"/>: a link to the page that has the papers, or when there will be one.</summary>
internal sealed class FoundReceiptsTopic(Opening opening, PublicSite site)
{
    private readonly ReceiptSpeech speech = ReceiptSpeech.Shipped;
    private readonly PageLink link = new(opening);

    public TurnResult On(Heard heard, CertifiedMonths? found)
    {
        var language = PaySpeech.Known(heard.Language);
        return found is { Months: [var newest, ..] }
            ? link.Give(
                heard,
                code => site.Receipts(code, language),
                speech.Say("open-button", language),
                speech.Say("months", language, ("month", PaySpeech.Month(newest, language))),
                speech.Say("page", language, ("minutes", PageLink.Minutes))
            )
            : ReportReplies.Tell(opening, heard, [speech.Say("none", language)]);
    }
}
