using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>Reads a question that only names another condition (居宅の場合は？, 令和6年度改定は？) as the one before it with that condition.</summary>
internal static class FollowUps
{
    private const int Longest = 200;

    /// <summary>The question before without the condition that is now another one, and the new one.</summary>
    /// <param name="former">What the conversation kept: never the name of a service.</param>
    public static string Join(string former, QuestionReading read, DateOnly today)
    {
        if (read.Years.Count > 0)
            former = Years.FindIn(former, today).Aggregate(former, (t, y) => t.Replace(y.Text, " ", StringComparison.Ordinal));
        return former.Trim() + " " + read.Text;
    }

    /// <summary>The reply with what was asked kept for the next question, where there was something to say to it.</summary>
    public static Reply Kept(Reply reply, QuestionReading read) =>
        reply
            is { Outcome: Outcome.Answered or Outcome.Candidates }
                or { Outcome: Outcome.NotCovered, Reason: Reasons.Service or Reasons.Year or Reasons.Former or Reasons.Coming }
        && (read.Topic + read.Side).Trim() is { Length: > 0 and <= Longest } topic
            ? reply with
            {
                Context = reply.Context with { Last = topic },
            }
            : reply;
}
