using System.Globalization;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>Gives a member the link of a page that shows what does not belong into the talk: it opens once, and not for long.</summary>
internal sealed class PageLink(Opening opening)
{
    /// <summary>So long it can be opened, as it is said.</summary>
    public static string Minutes { get; } = ((int)PayLink.IsGood.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    /// <param name="addressOf">The page's address with a code.</param>
    /// <param name="button">What stands on the button.</param>
    /// <param name="said">What is said before the address.</param>
    public TurnResult Give(Heard heard, Func<string, string> addressOf, string button, params string[] said)
    {
        var context = heard.Context;
        var code = ReferenceNumber.Create("PY", context.Entropy.Span).Body + ReferenceNumber.Create("PY", context.Entropy.Span[16..]).Body;
        var url = addressOf(code);
        string[] lines = [.. said, url];

        // The address also stands in the text: some phones show no buttons, and an open form asks on below it.
        var told = heard.State.Session is null
            ? new TurnResult(
                heard.State,
                [
                    Activity.Message(
                        string.Join('\n', heard.Before.Concat(lines)),
                        new CardAction
                        {
                            Type = ActionTypes.OpenUrl,
                            Title = button,
                            Value = url,
                        }
                    ),
                ],
                []
            )
            : ReportReplies.Tell(opening, heard, lines);
        return told with { Effects = [.. told.Effects, new Invite(code, PayLink.Page, context.Now + PayLink.IsGood)] };
    }
}
