using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Dialogs.Topics.Cases;

namespace Channels.Bot.Dialogs.Topics.Reports;

/// <summary>How what concerns a report is said: an open form goes on behind it, unless what is said asks something itself.</summary>
internal static class ReportReplies
{
    public static TurnResult Tell(Opening opening, Heard heard, IEnumerable<string> lines, params CardAction[] buttons) =>
        buttons.Length == 0 && opening.Open(heard) is { } open
            ? open.Saying(lines).Continue(FormMoves.WhereItWas(open.Session))
            : CaseReplies.Lines(heard.State, heard.Before.Concat(lines), buttons);

    /// <summary>So many questions are remembered; older ones are answered by their buttons.</summary>
    private const int MostAsked = 30;

    /// <summary>The conversation with these questions open.</summary>
    public static Heard With(Heard heard, ImmutableList<string> asked, ReportDoubt? doubt) =>
        heard with
        {
            State = heard.State with
            {
                Asked =
                    asked.IsEmpty ? null
                    : asked.Count > MostAsked ? asked.RemoveAt(0)
                    : asked,
                Doubt = doubt,
            },
        };
}
