using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// Whether what was written counts as an application (申込みになってないやろうね), where no form is open: it is answered with what is on record
/// here, and the worry goes to the office with the case.
/// </summary>
internal sealed class AppliedTopic(SessionRoom sessions, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        if (heard.Form is not null || heard.Said.IsWordless || !words.AsksWhetherApplied(folded) || !IsOfHelp(heard))
            return null;
        var open = SentCaseTopic.Open(heard, words);
        var told = heard.Saying(Answer(heard, words, open?.Reference));
        return open is null
            ? sessions.Greeting.Greet(told)
            : CaseReplies.Lines(heard.State with { Case = open }, told.Before, CaseReplies.EndButton(words, heard)) with
            {
                Effects = [new AddToCase(open.Reference, heard.Said.Text.Trim())],
            };
    }

    /// <summary>What is true of it here.</summary>
    public static string Answer(Heard heard, DialogWords words, string? reference) =>
        CryReader.HasApplied(heard.State) ? words.Say(heard.Language, Phrase.AppliedYes)
        : reference is null ? words.Say(heard.Language, Phrase.AppliedNowhere)
        : words.Say(heard.Language, Phrase.AppliedNo, ("number", reference));

    /// <summary>申込み may be one to an event: then it is about what was sent.</summary>
    private bool IsOfHelp(Heard heard)
    {
        var offered = sessions.Procedures.Offered(heard.Context).Concat(sessions.Procedures.Linked(heard.Context));
        return offered.Any(p => p.Safeguarding is { TakesApplications: true })
            && (
                heard.State.Last is not { } last
                || sessions.Catalog.Find(last.Procedure, last.Version) is { Safeguarding: not null }
                || !heard.Said.Folded.Contains('込', StringComparison.Ordinal)
            );
    }
}
