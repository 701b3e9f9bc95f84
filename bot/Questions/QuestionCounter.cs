using Channels.Bot.Contract;
using Channels.Bot.Joints;
using Channels.Bot.Telemetry;

namespace Channels.Bot.Questions;

/// <summary>Counts what was asked and what came of it.</summary>
internal sealed class QuestionCounter(ChannelsMeter meter) : IAfterTurn
{
    public void After(Turn turn)
    {
        foreach (var asked in turn.Result.Effects.OfType<RecordQuestion>())
        {
            meter.Questions.Add(
                1,
                new KeyValuePair<string, object?>("outcome", AnswerReasons.NameOf(asked.Reply.Outcome)),
                new KeyValuePair<string, object?>("reason", asked.Reply.Reason),
                new KeyValuePair<string, object?>("channel", turn.Event.Channel)
            );
        }
    }
}
