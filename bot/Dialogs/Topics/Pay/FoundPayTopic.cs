using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>
/// The answer to a <see cref="FindPay"/>. No amount is ever said here: what is pushed lies on a locked screen, and what was said stays in
/// the talk. Who asks gets a link that opens the page once.
/// </summary>
internal sealed class FoundPayTopic(Opening opening, PublicSite site, DialogWords words)
{
    private readonly PaySpeech speech = PaySpeech.Shipped;
    private readonly PageLink link = new(opening);

    public TurnResult On(Heard heard, FindPay asked, object? value)
    {
        var language = heard.Language;
        if (value is not DecidedPay found)
            return asked.IsNotice
                ? TurnResult.Silent(heard.State)
                : ReportReplies.Tell(
                    opening,
                    heard,
                    [
                        speech.Say(
                            value is PayToCome && heard.State.Member is { IsProvider: true } ? "to-come" : "none",
                            language,
                            ("staff", words.Label(language, Command.Staff))
                        ),
                    ]
                );
        var month = PaySpeech.Month(found.Month, language);
        if (!asked.IsNotice)
            return Link(heard, speech.Say("decided", language, ("month", month), ("day", PaySpeech.Day(found.PayDay, language))));
        var see = speech.Say("see-button", language);
        return CaseReplies.Lines(
            heard.State,
            heard.Before.Append(speech.Say("notice", language, ("month", month), ("see", see))),
            ButtonRow.Fit(new CardAction { Title = see })
        );
    }

    private TurnResult Link(Heard heard, string decided) =>
        link.Give(
            heard,
            code => site.Pay(code, PaySpeech.Known(heard.Language)),
            speech.Say("open-button", heard.Language),
            decided,
            speech.Say("page", heard.Language, ("minutes", PageLink.Minutes))
        );
}
