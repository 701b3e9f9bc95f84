using System.Globalization;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>The answer to a <see cref="FindSoFar"/>: how many reports there are, that nothing is final before the close, and a link. As
/// with what is decided, the amount stands on the page alone.</summary>
internal sealed class FoundSoFarTopic(Opening opening, PublicSite site, DialogWords words)
{
    private readonly SoFarSpeech speech = SoFarSpeech.Shipped;
    private readonly PageLink link = new(opening);
    private readonly FoundPayTopic pay = new(opening, site, words);

    public TurnResult On(Heard heard, FindSoFar asked, object? found)
    {
        var language = heard.Language;
        if (found is DecidedPay decided)
            return pay.On(heard, new FindPay(asked.Month), decided);
        if (found is not SoFarCount { Used: var used, Worked: var worked } count)
            return ReportReplies.Tell(opening, heard, [speech.Say("nobody", language)]); // the link ended meanwhile
        var month = PaySpeech.Month(asked.Month, language);
        if (used + worked == 0)
            return ReportReplies.Tell(
                opening,
                heard,
                [speech.Say(heard.State.Member?.IsRequester is true ? "nothing-used" : "nothing", language, ("month", month))]
            );
        var said = new List<string>();
        if (used > 0)
        {
            said.Add(speech.Say("used", language, ("month", month), ("count", Number(used))));
            if (!count.IsDecided)
                said.Add(speech.Say("used-more", language));
        }

        if (worked > 0)
            said.Add(speech.Say("worked", language, ("month", month), ("count", Number(worked))));
        said.Add(speech.Say(count.IsDecided ? "decided" : "not-final", language));
        said.Add(speech.Say("page", language, ("minutes", PageLink.Minutes)));
        return link.Give(
            heard,
            code => site.SoFar(code, PaySpeech.Known(language), asked.Month),
            speech.Say("open-button", language),
            [.. said]
        );
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
