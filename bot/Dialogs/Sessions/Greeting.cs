using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>What can be done here, with a button each; said first what is still missing. Where buttons may not be seen it is a numbered
/// list as well.</summary>
/// <param name="words">Its words.</param>
/// <param name="procedures">What the channel has.</param>
/// <param name="awaited">What is still missing.</param>
/// <param name="isAssisted">There is an assistant, and it is for care providers.</param>
internal sealed class Greeting(DialogWords words, ChannelProcedures procedures, AwaitedFiles awaited, bool isAssisted)
{
    /// <summary>To somebody who is here for the first time: who speaks, and what becomes of what is written.</summary>
    public TurnResult Hello(Heard heard) =>
        Greet(
            heard.Saying(
                words.Say(heard.Language, Phrase.Hello),
                words.Say(heard.Language, Phrase.HelloKept),
                words.Say(
                    heard.Language,
                    Phrase.HelloHelp,
                    ("help", words.Label(heard.Language, Command.Help)),
                    ("staff", words.Label(heard.Language, Command.Staff))
                )
            )
        );

    /// <param name="heard">The turn.</param>
    /// <param name="first">What can be done about what is said first.</param>
    public TurnResult Greet(Heard heard, params ReadOnlySpan<CardAction> first)
    {
        var menu = Menu(heard).ToArray();
        CardAction[] back = [.. AskButton(heard), .. ComeBack.Button(words, heard, menu)];
        CardAction[] before = [.. first];
        var buttons = before
            .Concat(menu.Take(ButtonRow.Most - back.Length - before.Length).Select(p => new CardAction { Title = p.Title(heard.Language) }))
            .Select(ButtonRow.Fit)
            .Concat(back);
        var isListed = heard.Context.Traits.MayHideButtons && menu.Length > 0;
        var text = words.Say(
            heard.Language,
            menu.Length == 0 ? Phrase.WelcomeNothing
                : isListed ? Phrase.WelcomeList
                : Phrase.Welcome
        );
        IEnumerable<string> said =
            heard.Before.Count == 0 && words.GreetingBack(heard.Language, heard.Said.Folded) is { } hello ? [hello] : heard.Before;
        var lines = said.Concat(awaited.StillMissing(heard.State, heard.Context)).Append(text);
        if (isListed)
            lines = lines.Concat(menu.Select((p, i) => $"{Digits.Of(i + 1)} {p.Title(heard.Language)}"));
        return new TurnResult(
            heard.State with
            {
                Menu = isListed ? heard.Context.EventId : null,
            },
            [Activity.Message(string.Join('\n', lines), buttons)],
            []
        );
    }

    /// <summary>The line of the list that a number means, or null.</summary>
    public Procedure? Numbered(Heard heard) =>
        heard.State.Menu is not null && words.ReadNumber(heard.Said.Folded) is { } number
            ? Menu(heard).ElementAtOrDefault(number - 1)
            : null;

    /// <summary>What is filled in here; where buttons may not be seen also that to which there is a link: nobody would find it.</summary>
    private IEnumerable<Procedure> Menu(Heard heard) =>
        heard.Context.Traits.MayHideButtons
            ? procedures.Offered(heard.Context).Concat(procedures.Linked(heard.Context))
            : procedures.Offered(heard.Context);

    /// <summary>On a page that is for everybody care providers say first who they are.</summary>
    private CardAction[] AskButton(Heard heard) =>
        isAssisted && heard.Context.Traits.IsInPage && heard.State.CameAs is null
            ? [ButtonRow.Fit(new CardAction { Title = words.Say(heard.Language, Phrase.CareProviderHere) })]
            : [];
}
