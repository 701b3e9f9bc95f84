using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>The way back to an earlier case, on the first screen of a page: who comes to it with a number sees where it goes.</summary>
internal static class ComeBack
{
    /// <summary>The button, where a page offers something with a code word; else none.</summary>
    public static CardAction[] Button(DialogWords words, Heard heard, IEnumerable<Procedure> offered) =>
        heard.Context.Traits.IsInPage && offered.Any(p => p.Safeguarding is { HasWord: true })
            ? [ButtonRow.Fit(new CardAction { Title = words.Say(heard.Language, Phrase.CaseReturn) })]
            : [];

    /// <summary>The first question with the button beside its answers, where there is room.</summary>
    public static TurnResult With(this TurnResult begun, CardAction[] button)
    {
        if (button.Length == 0 || begun.Replies is not [.., var last] || last.SuggestedActions?.Actions is { Count: >= ButtonRow.Most })
            return begun;
        var shown = last.SuggestedActions?.Actions ?? [];
        var told = last with { SuggestedActions = new SuggestedActions { Actions = [.. shown, .. button] } };
        return begun with { Replies = [.. begun.Replies.SkipLast(1), told] };
    }
}
