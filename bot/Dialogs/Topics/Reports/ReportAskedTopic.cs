using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>A report of another member is to be confirmed here: looked up first, so that what is asked is what it says now.</summary>
internal sealed class ReportAskedTopic : IEventTopic
{
    public IReadOnlyList<string> Names => [DialogEvents.ReportAsked];

    public TurnResult On(Heard heard, Activity input) =>
        input.TextOf("reference") is { } reference
            ? ReportWishes.LookUp(
                heard,
                new FindAskedReport(reference, input.TextOf("what") is ReportAsks.Again ? ReportWish.Remind : ReportWish.Ask)
            )
            : TurnResult.Silent(heard.State);
}
