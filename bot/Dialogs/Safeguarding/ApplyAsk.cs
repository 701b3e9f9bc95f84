using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>Words that may wish to apply and do not name it (申し込んどこうか, 国の助けを受けたい) are asked about: the wish is recorded with its time
/// and is never guessed.</summary>
internal sealed class ApplyAsk(ProcedureCatalog catalog, DialogWords words)
{
    /// <summary>The question stands in the place of the form's own, which is asked again after it.</summary>
    public TurnResult Ask(ConversationState before, TurnResult answered)
    {
        var language = answered.State.Language;
        var label = words.Label(language, Command.Apply);
        string[] said = [.. answered.Told is { } told ? [told] : Array.Empty<string>(), words.Say(language, Phrase.ApplyAsk)];
        var ask = Activity.Message(
            string.Join('\n', said),
            new CardAction { Title = label, Value = "/" + label },
            new CardAction { Title = words.Say(language, Phrase.No) }
        );
        var session = answered.State.Session;
        IEnumerable<Activity> first = session is null ? answered.Replies : answered.Replies.SkipLast(1);
        return answered with
        {
            State = answered.State with
            {
                ApplyAsked = true,
                CareOffered = null,
                Session = session is null ? null : Hidden(before, session),
            },
            Replies = [.. first.Select(r => r with { SuggestedActions = null }), ask],
        };
    }

    /// <summary>The words may mean it, where somebody tells of their life.</summary>
    public static bool MayBe(Said said) =>
        !said.IsWordless
        && said.Folded.Count(char.IsLetter) <= Longest
        && AlarmHearing.Default.Listen(said.Folded) is { Sure.Count: 0 } listened
        && listened.Doubted.Contains(SafeguardingStep.Apply);

    /// <summary>More is a story in which somebody signs up for something. Letters.</summary>
    public const int Longest = 40;

    /// <summary>The question is good for the next message only.</summary>
    public static TurnResult Over(TurnResult result) =>
        result.State.ApplyAsked || result.State.ApplyAskedAgain
            ? result with
            {
                State = result.State with { ApplyAsked = false, ApplyAskedAgain = false },
            }
            : result;

    /// <summary>Something else was said to it, and nothing was asked meanwhile (夫には言わないで): once more, so that the yes that follows is
    /// one.</summary>
    public TurnResult Again(ConversationState before, TurnResult result, Said said) =>
        before is { ApplyAsked: true, ApplyAskedAgain: false }
        && result.State is { ApplyAsked: false, CareOffered: null } now
        && result.Replies.Count > 0
        && result.Asked is null
        && !said.IsWordless
        && !IsYes(words, said)
        && !IsNo(said)
        && words.Match(said.Folded, out _) is null
        && !words.Speaks(PlainWord.HalfHearted, said.Folded)
        && !words.Speaks(PlainWord.DropsSomething, said.Folded)
        && !words.TakesBackApplying(said.Folded)
        && !CryReader.HasApplied(now)
        && !result.Effects.Any(e => e is RaiseAlert)
        && IsWhereItWas(before.Session, now.Session)
            ? Ask(before, result) is var asked
                ? asked with
                {
                    State = asked.State with { ApplyAskedAgain = true },
                }
                : result
            : result;

    /// <summary>The same question is open, or no form is.</summary>
    private bool IsWhereItWas(FormSession? was, FormSession? now) =>
        (was, now) switch
        {
            (null, null) => true,
            ({ } old, { Mode: DialogMode.Ask } open) when old.Procedure == open.Procedure => catalog.Find(open.Procedure, open.Version)
                is { } procedure
                && FormMoves.Current(procedure, old)?.Path == FormMoves.Current(procedure, open)?.Path,
            _ => false,
        };

    /// <summary>A yes to it: はい, はい、でも夫には言わんで; not はい、でもやっぱりまだええです.</summary>
    public static bool IsYes(DialogWords words, Said said) =>
        !said.IsWordless
        && YesNoReader.FindOpening(LongText.Prepare(said.Text)) is { Reading: Reading<bool>.Found { Value: true } }
        && !words.Speaks(PlainWord.HalfHearted, said.Folded)
        && !words.Speaks(PlainWord.DropsSomething, said.Folded);

    /// <summary>A no to it.</summary>
    public static bool IsNo(Said said) => !said.IsWordless && YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false };

    /// <summary>A question that came up with these words was not shown.</summary>
    private FormSession Hidden(ConversationState before, FormSession now) =>
        catalog.Find(now.Procedure, now.Version) is { } procedure
        && FormMoves.Current(procedure, now)?.Path is { } path
        && (before.Session is not { } was || FormMoves.Current(procedure, was)?.Path != path)
            ? now with
            {
                Unseen = path,
            }
            : now;
}
