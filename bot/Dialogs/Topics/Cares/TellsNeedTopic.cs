using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>
/// Somebody begins with their need and names no wish (47です。仕事ないです), or with what is faintly like a cry (酒飲んで叩くんよ): nobody who says
/// that is shown a menu. It is with the office, with a number, and the way to the consultation is shown.
/// </summary>
internal sealed class TellsNeedTopic(SessionRoom sessions, ToldNeed need, DialogWords words) : ITopic
{
    /// <summary>Fewer letters are a word and tell nothing.</summary>
    private const int FewestTold = 6;

    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        var listened = heard.Said.IsWordless || heard.Form is not null ? AlarmsHeard.None : AlarmHearing.Default.Listen(folded);
        if (
            heard.Said.IsWordless
            || heard.Said.Attachments.Count > 0
            || heard.Form is not null
            || heard.State.Member is not null // a member talks of children and days
            || heard.State.CameAs is AssistantTalk.CareProvider
            || folded.Count(char.IsLetter) < FewestTold
            || words.SpeaksAnywhere(PlainWord.TellsNeedNot, folded)
            || listened.All.Contains(EmergencyCall.List) // a child in danger
            || !(
                words.SpeaksAnywhere(PlainWord.TellsNeed, folded)
                || (heard.State.Last is null && listened.Faint.Count > 0 && !words.IsQuestion(folded))
            )
        )
            return null;
        var procedure = sessions
            .Procedures.Offered(heard.Context)
            .Concat(sessions.Procedures.Linked(heard.Context))
            .FirstOrDefault(p => p.Safeguarding is { HasWord: true });
        return procedure is null ? null : need.Open(heard, procedure);
    }
}
