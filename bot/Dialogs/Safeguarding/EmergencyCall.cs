using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// A child is lost or hurt while somebody looks after it. First the numbers to call; the staff hear of it at once, with the words, and
/// whatever form is open stays as it was: nothing of this is an answer.
/// </summary>
internal sealed class EmergencyCall(ProcedureCatalog catalog, StaffCases cases, CareLines lines, DialogWords words)
{
    /// <summary>The list of words.</summary>
    public const string List = "emergency";

    /// <param name="before">The conversation before the message.</param>
    /// <param name="result">What else became of it.</param>
    public TurnResult Answer(ConversationState before, TurnResult result, Said said, TurnContext context)
    {
        var language = result.State.Language;
        var notice = Activity.Message(string.Join('\n', lines.Notices([(List, words.Say(language, Phrase.CrisisEmergency))], language)));

        // A consultation keeps the words itself and has a number of its own.
        if (result.State.Session is { } session && catalog.Find(session.Procedure, session.Version) is { Safeguarding: not null } procedure)
            return result with
            {
                Replies = [notice, .. result.Replies],
                Effects = [.. result.Effects, new RaiseAlert("urgent", session.Reference, procedure.Id, null, List)],
            };

        // What the same message cried is a case already: nobody keeps two numbers.
        if (result.State.Care is { } care && care.At == context.Now)
            return result with
            {
                Replies = [notice, .. result.Replies],
                Effects = [.. result.Effects, new RaiseAlert("urgent", care.Reference, null, null, List)],
            };

        var isHandedIn = result.Effects.Any(e => e is SubmitForm { IsInterim: false });
        var state = isHandedIn ? result.State : result.State with { Session = before.Session };
        var told = cases.Open(new Heard(state, said, context), null, said.Text.TrimStart('/'));
        var reference = told.State.Case!.Reference;
        IEnumerable<CardAction> buttons = lines.Dials([List], language, said).Concat(told.Replies[^1].SuggestedActions?.Actions ?? []);
        return told with
        {
            Replies =
            [
                .. isHandedIn ? result.Replies.Select(r => r with { SuggestedActions = null }) : [],
                notice,
                .. told.Replies.SkipLast(1),
                told.Replies[^1] with
                {
                    SuggestedActions = new SuggestedActions { Actions = [.. buttons] },
                },
            ],
            Effects = CaseEffects.Merged([
                .. result.Effects.Where(e => e is not (RecordQuestion or ComposeAnswer)),
                .. told.Effects,
                new RaiseAlert("urgent", reference, catalog.Staff.Id, null, List),
            ]),
        };
    }
}
