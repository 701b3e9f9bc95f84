using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Cares;

/// <summary>
/// A sentence that wishes for a consultation which is held elsewhere (生活保護について聞きたい; 相談したいです。仕事がなくなりました): the way there, and
/// what was told beside the wish is with the office already.
/// </summary>
internal sealed class ConsultWishTopic(SessionRoom sessions, LinkTopic links, ToldNeed need, DialogWords words) : ITopic
{
    /// <summary>A shorter word of a procedure (相談) is part of many matters: it must begin the sentence.</summary>
    private const int NamesItAlone = 3;

    /// <summary>So few letters of a sentence beside the procedure are the wish itself.</summary>
    private const int LongestWish = 12;

    /// <summary>So many letters beside the wish tell something.</summary>
    private const int FewestTold = 8;

    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless || heard.Form is not null || heard.State.CameAs is AssistantTalk.CareProvider)
            return null;
        if (NeedsHelp(heard) is { } help)
            return help;
        var parts = Clauses.Of(heard.Said.Folded);
        foreach (var procedure in sessions.Procedures.Linked(heard.Context).Where(p => p.Safeguarding is not null))
        {
            if (
                parts.ConvertAll(p => p.Text).Find(part => Wishes(procedure, part)) is not { } wish
                || IsOfAnother(procedure, wish, heard.Context)
            )
                continue;
            return
                heard.Said.Folded.Count(char.IsLetter) - wish.Count(char.IsLetter) >= FewestTold
                && procedure.Safeguarding is { HasWord: true }
                ? need.Open(heard, procedure)
                : links.Link(heard, procedure);
        }

        return null;
    }

    /// <summary>助けてほしい, 困っています, and no more: nobody who says that is shown a menu, and what comes next is with the office.</summary>
    private TurnResult? NeedsHelp(Heard heard) =>
        heard.Said.Folded.Count(char.IsLetter) <= LongestWish
        && words.Speaks(PlainWord.NeedsHelp, heard.Said.Folded)
        && heard.State.Case is not { IsOpen: true }
        && sessions.Procedures.Linked(heard.Context).FirstOrDefault(p => p.Safeguarding is not null) is { } procedure
            ? procedure.Safeguarding is { HasWord: true }
                ? need.Open(heard, procedure)
                : links.Link(heard, procedure)
            : null;

    private bool Wishes(Procedure procedure, string part)
    {
        if (!words.IsWish(part) && !words.SpeaksAnywhere(PlainWord.Asking, part))
            return false;
        var word = Longest(procedure, part);
        return word.Length >= NamesItAlone
            || (
                word.Length > 1
                && part.StartsWith(word, StringComparison.Ordinal)
                && part.Length - word.Length is > 0 and <= LongestWish
                && part[word.Length] is (>= 'ぁ' and <= 'ゖ') or ' ' // 相談員, 相談所 are something else
            );
    }

    /// <summary>What is done here is meant: 活動報告のことで相談したい.</summary>
    private bool IsOfAnother(Procedure procedure, string part, TurnContext context) =>
        sessions.Procedures.Offered(context).Any(p => Longest(p, part).Length >= Math.Min(NamesItAlone, Longest(procedure, part).Length));

    private static string Longest(Procedure procedure, string part) =>
        procedure.Texts.Values.SelectMany(t => t.StartWords).Where(w => part.Contains(w, StringComparison.Ordinal)).MaxBy(w => w.Length)
        ?? "";
}
