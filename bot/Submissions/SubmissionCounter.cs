using Channels.Bot.Contract;
using Channels.Bot.Joints;
using Channels.Bot.Telemetry;

namespace Channels.Bot.Submissions;

/// <summary>Counts what was handed in.</summary>
internal sealed class SubmissionCounter(ChannelsMeter meter) : IAfterTurn
{
    public void After(Turn turn)
    {
        foreach (var form in turn.Result.Effects.OfType<SubmitForm>().Where(f => !f.Replaces))
            meter.SubmissionsAccepted.Add(1, new KeyValuePair<string, object?>("procedure", form.Procedure));
    }
}
