using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
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
        if (MoreOfBefore(heard, words) is { } more)
            return more;
        var listened = heard.Said.IsWordless || heard.Form is not null ? AlarmsHeard.None : AlarmHearing.Default.Listen(folded);
        if (
            heard.Said.IsWordless
            || heard.Said.Attachments.Count > 0
            || heard.Form is not null
            || heard.State.Member is not null // a member talks of children and days
            || heard.State.CameAs is AssistantTalk.CareProvider
            || (folded.Count(char.IsLetter) < FewestTold && !words.Is(PlainWord.NeedAlone, folded))
            || words.SpeaksAnywhere(PlainWord.TellsNeedNot, folded)
            || listened.All.Contains(EmergencyCall.List) // a child in danger
            || !(
                words.SpeaksAnywhere(PlainWord.TellsNeed, folded)
                || words.Is(PlainWord.NeedAlone, folded)
                || (
                    heard.State.Last is null
                    && listened.Faint.Concat(listened.Perhaps).Any(a => a is not SafeguardingStep.Apply)
                    && !words.IsQuestion(folded)
                )
            )
        )
            return null;
        var procedure = sessions
            .Procedures.Offered(heard.Context)
            .Concat(sessions.Procedures.Linked(heard.Context))
            .FirstOrDefault(p => p.Safeguarding is { HasWord: true });
        return procedure is null ? null : need.Open(heard, procedure);
    }

    /// <summary>So long after what was told, words about nothing else belong to it, also when it was said to be enough.</summary>
    private static readonly TimeSpan SameCase = TimeSpan.FromDays(1);

    /// <summary>すみません、またです。さっきは寝たふりでした, after ここまで: it goes with what was told before.</summary>
    public static TurnResult? MoreOfBefore(Heard heard, DialogWords words) =>
        heard
            is {
                Form: null,
                Said: { IsWordless: false, Attachments.Count: 0 },
                State: { Care: { } care, CameAs: not AssistantTalk.CareProvider }
            }
        && heard.Context.Now - care.At < SameCase
        && (heard.Said.Folded.Count(char.IsLetter) >= FewestTold || words.Is(PlainWord.NeedAlone, heard.Said.Folded))
        && !words.IsGreeting(heard.Said.Folded)
            ? CaseReplies.Lines(
                heard.State with
                {
                    Case = new OpenedCase(care.Reference, heard.Context.Now, IsOpen: true),
                },
                heard.Before.Append(words.Say(heard.Language, Phrase.CaseAddedTo, ("number", care.Reference))),
                CaseReplies.EndButton(words, heard)
            ) with
            {
                Effects = [new AddToCase(care.Reference, heard.Said.Text.Trim())],
            }
            : null;
}
