using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>
/// After a cry nothing is asked but whether to go on: three buttons, and one calm question only when somebody wants it. What was open
/// stays as it is, and its answer is heard all the same.
/// </summary>
internal sealed class AfterCare(DialogWords words)
{
    /// <summary>The cry was answered: instead of the next question comes the offer.</summary>
    /// <param name="result">What would have been said.</param>
    /// <param name="care">What is said to the cry; the last of it may have a button of its own.</param>
    /// <param name="reference">The case.</param>
    /// <param name="isInside">The consultation itself is open.</param>
    /// <param name="dials">Numbers to call with one tap.</param>
    /// <param name="mayCall">They did not say that they must not be called.</param>
    public TurnResult Offer(
        TurnResult result,
        IReadOnlyList<Activity> care,
        string reference,
        bool isInside,
        IReadOnlyList<CardAction> dials,
        bool mayCall
    )
    {
        var language = result.State.Language;
        var own = care is [.., { SuggestedActions.Actions: var actions }] ? actions : [];
        CardAction[] offered =
        [
            .. own.Count > 0 ? own : [Button(isInside ? CareWord.GoOn : CareWord.TellMore)],
            .. mayCall ? new[] { Button(CareWord.Call) } : [],
            Button(CareWord.Enough),
            .. dials,
        ];

        // What was handed in with the same words keeps its receipt.
        var kept = result.Effects.Any(e => e is SubmitForm { IsInterim: false }) ? result.Replies : [];
        string[] said = [.. result.Told is { } told ? [told] : Array.Empty<string>(), words.Say(language, Phrase.CareOffer)];
        return result with
        {
            State = result.State with { CareOffered = reference },

            // No cry is a question to the assistant.
            Effects = [.. result.Effects.Where(e => e is not (RecordQuestion or ComposeAnswer))],
            Replies = [.. kept.Select(Bare), .. care.Select(Bare), Activity.Message(string.Join('\n', said), offered)],
        };

        CardAction Button(CareWord word) => new() { Title = words.CareLabel(language, word) };
    }

    /// <summary>It was understood as an answer about a report or a stamp (頼んだ覚えがありません): what only sounds like danger is none.</summary>
    public static bool IsOfCare(TurnResult result, TurnContext context) =>
        (context.Found?.Asked ?? result.Asked) is FindAskedReport or FindAskedReports or FindStamps;

    /// <summary>The offer is good for the next message only.</summary>
    public static TurnResult Over(TurnResult result) =>
        result.State.CareOffered is null ? result : result with { State = result.State with { CareOffered = null } };

    private static Activity Bare(Activity reply) => reply with { SuggestedActions = null };
}
