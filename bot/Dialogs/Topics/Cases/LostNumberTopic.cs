using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Cases;

/// <summary>
/// Somebody comes back without the number or the word: what they write (a name, a telephone number) goes to the staff as a case of its own,
/// who look for theirs. Who asks what to do while number and word are asked for is told that way.
/// </summary>
internal sealed class LostNumberTopic(StaffCases cases, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        var folded = heard.Said.Folded;
        if (heard.Said.IsWordless || heard.Form is { Procedure.Safeguarding: null })
            return null;
        var isAsked = heard.State.Case is { IsOpen: false };
        var isOfCase = words.Speaks(PlainWord.LostNumber, folded) && !words.Speaks(PlainWord.OtherNumber, folded);
        if (isOfCase && (heard.Form is null || isAsked))
            return cases.Open(heard with { State = heard.State with { Case = null } }, null, heard.Said.Text.Trim());
        return isAsked && words.Match(folded, out var isExplicit) is Command.Help && !isExplicit
            ? CaseReplies.Lines(
                heard.State,
                heard.Before.Append(words.Say(heard.Language, Phrase.NumberLostHint)),
                CaseReplies.EndButton(words, heard)
            )
            : null;
    }
}
