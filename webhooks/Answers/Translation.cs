using System.Collections.Frozen;
using Channels.Bot.Contract;
using Channels.Knowledge.Answering;

namespace Channels.Webhooks.Answers;

/// <summary>
/// What the knowledge calls an outcome in the words of the dialog, which does not know it. Reasons go through as they are: stable
/// names that both write alike where the dialog goes on differently by one.
/// </summary>
internal static class Translation
{
    private static readonly FrozenDictionary<Outcome, AnswerOutcome> Outcomes = new Dictionary<Outcome, AnswerOutcome>
    {
        [Outcome.Answered] = AnswerOutcome.Answered,
        [Outcome.Candidates] = AnswerOutcome.Candidates,
        [Outcome.Clarify] = AnswerOutcome.Clarify,
        [Outcome.NotCovered] = AnswerOutcome.NotCovered,
        [Outcome.Refused] = AnswerOutcome.Refused,
    }.ToFrozenDictionary();

    public static AnswerOutcome Of(Outcome outcome) => Outcomes[outcome];
}
