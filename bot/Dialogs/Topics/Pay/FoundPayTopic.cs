using System.Globalization;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>
/// The answer to a <see cref="FindPay"/>. No amount is ever said here: what is pushed lies on a locked screen, and what was said stays in
/// the talk. Who asks gets a link that opens the page once.
/// </summary>
internal sealed class FoundPayTopic(Opening opening, PublicSite site, DialogWords words)
{
    private readonly PaySpeech speech = PaySpeech.Shipped;

    public TurnResult On(Heard heard, FindPay asked, DecidedPay? found)
    {
        var language = heard.Language;
        if (found is null)
            return asked.IsNotice
                ? TurnResult.Silent(heard.State)
                : ReportReplies.Tell(opening, heard, [speech.Say("none", language, ("staff", words.Label(language, Command.Staff)))]);
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

    private TurnResult Link(Heard heard, string decided)
    {
        var (language, context) = (heard.Language, heard.Context);
        var code = ReferenceNumber.Create("PY", context.Entropy.Span).Body + ReferenceNumber.Create("PY", context.Entropy.Span[16..]).Body;
        var url = site.Pay(code, PaySpeech.Known(language));
        var minutes = ((int)PayLink.IsGood.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        string[] lines = [decided, speech.Say("page", language, ("minutes", minutes)), url];

        // The address also stands in the text: some phones show no buttons, and an open form asks on below it.
        var told = heard.State.Session is null
            ? new TurnResult(
                heard.State,
                [
                    Activity.Message(
                        string.Join('\n', heard.Before.Concat(lines)),
                        new CardAction
                        {
                            Type = ActionTypes.OpenUrl,
                            Title = speech.Say("open-button", language),
                            Value = url,
                        }
                    ),
                ],
                []
            )
            : ReportReplies.Tell(opening, heard, lines);
        return told with { Effects = [.. told.Effects, new Invite(code, PayLink.Page, context.Now + PayLink.IsGood)] };
    }
}
