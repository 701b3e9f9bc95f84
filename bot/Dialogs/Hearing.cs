using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Filling;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Several;
using Channels.Bot.Dialogs.Topics;
using Channels.Bot.Dialogs.Topics.Cares;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Files;
using Channels.Bot.Dialogs.Topics.Inquiries;
using Channels.Bot.Dialogs.Topics.Members;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs;

/// <summary>In which order a message is heard: what it can be whatever is open, then the topics with a form open or those
/// without.</summary>
internal sealed class Hearing(SessionRoom sessions, AskingRoom asking, FillingRoom filling, PublicSite site)
{
    private readonly DialogWords words = sessions.Words;
    private readonly HeldFileTopic held = new(
        sessions.Places,
        sessions.LateFiles,
        sessions.Opening,
        sessions.Starting,
        sessions.Returning,
        CaseTopics.ReportsOf(sessions),
        sessions.Words
    );
    private readonly OpenWish wishes = new(
        new WishReader(sessions.Catalog, sessions.Procedures, sessions.Words),
        sessions.StaffCases,
        sessions.Words
    );
    private readonly DoubtTopic doubts = new(
        new WishReader(sessions.Catalog, sessions.Procedures, sessions.Words),
        sessions.Procedures,
        sessions.Opening,
        sessions.Words
    );
    private readonly LinkTalk links = new(sessions.Opening, sessions.Words);
    private readonly SeveralActivities several = new(sessions.Catalog, sessions.Opening, sessions.Words);
    private readonly NearMiss nearMiss = new(sessions.Catalog, sessions.StaffCases, sessions.Words);
    private readonly InquiryTopic inquiries = new(sessions.Catalog, sessions.Words);
    private readonly ITopic[] withForm = TopicsWithForm.InOrder(sessions, asking, filling, site);
    private readonly ITopic[] withoutForm = TopicsWithoutForm.InOrder(sessions, asking, site);

    public TurnResult Hear(Heard heard)
    {
        // A calendar that outlived its form: nothing was asked.
        if (heard.State.Session is null && heard.Said.Picked is not null)
            return TurnResult.Silent(heard.State);
        var result = nearMiss.After(heard, several.Hear(heard, Whatever) ?? Whatever(heard));

        // What was sent again may be lost again.
        return heard.Said.Attachments.Count > 0 && result.State.FileMissed
            ? result with
            {
                State = result.State with { FileMissed = false },
            }
            : result;
    }

    private TurnResult Whatever(Heard heard)
    {
        if (heard.State.WasUnreadable)
            heard = (heard with { State = heard.State with { WasUnreadable = false } }).Saying(
                words.Say(heard.Language, Phrase.UnreadableState)
            );
        if (heard.State.Retracted)
            heard = (heard with { State = heard.State with { Retracted = false } }).Saying(words.Say(heard.Language, Phrase.Retracted));
        if (held.Hear(heard) is { } placed)
            return placed;
        heard = held.PutAside(heard);
        if (wishes.Hear(heard) is { } wished)
            return wished;
        if (links.Answer(heard) is { } unlinked)
            return unlinked;
        heard = OpenWish.PutAside(heard);
        if (doubts.Hear(heard) is { } doubted)
            return doubted;
        heard = DoubtTopic.PutAside(heard);
        if (inquiries.Hear(heard) is { } inquiry)
            return inquiry;
        if (heard.State.Session is null)
            return WithoutForm(heard);
        if (sessions.Opening.Open(heard, out var isExpired) is { } open)
            return WithForm(open);

        // A form that is gone or too old counts as none.
        var gone = heard with
        {
            State = heard.State with { Session = null },
        };
        return WithoutForm(gone.Saying(sessions.Returning.Gone(heard.Language, isExpired)));
    }

    private TurnResult WithoutForm(Heard heard) => First(withoutForm, heard) ?? sessions.Greeting.Greet(heard);

    private TurnResult WithForm(Heard heard)
    {
        if (heard.Said.HadMyNumber)
            heard = heard.Saying(heard.Scene.Say(Phrase.MyNumberMasked));
        heard = OpenCaseTopic.PutAside(heard);
        return First(withForm, heard) ?? filling.Current.Hear(heard);
    }

    private static TurnResult? First(ITopic[] topics, Heard heard)
    {
        foreach (var topic in topics)
        {
            if (topic.Hear(heard) is { } result)
                return result;
        }

        return null;
    }
}
