using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Sinks.Back;
using Channels.Bot.Submissions.Life;

namespace Channels.Bot.Submissions.Back;

/// <summary>Which moves lead from where a submission stands to what the office's system says; none when it is there, further, or with its
/// person.</summary>
internal static class StatusPath
{
    public static IReadOnlyList<LifeMove> Of(SubmissionState from, string move)
    {
        var path = new List<LifeMove>();
        if (from is SubmissionState.Received or SubmissionState.Resubmitted)
            path.Add(LifeMove.Taken);
        else if (from is not (SubmissionState.Taken or SubmissionState.Confirmed))
            return [];
        if (move is BackMoves.Confirmed && from is not SubmissionState.Confirmed)
            path.Add(LifeMove.Confirmed);
        if (move is BackMoves.Done)
            path.Add(LifeMove.Done);
        return path;
    }
}
