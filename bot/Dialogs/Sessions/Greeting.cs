using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>What can be done here, with a button each; said first what is still missing.</summary>
/// <param name="words">Its words.</param>
/// <param name="procedures">What the channel has.</param>
/// <param name="awaited">What is still missing.</param>
/// <param name="isAssisted">There is an assistant, and it is for care providers.</param>
internal sealed class Greeting(DialogWords words, ChannelProcedures procedures, AwaitedFiles awaited, bool isAssisted)
{
    public TurnResult Greet(Heard heard)
    {
        var offered = procedures.Offered(heard.Context).ToArray();
        CardAction[] back = [.. AskButton(heard), .. ComeBack.Button(words, heard, offered)];
        var buttons = offered
            .Take(ButtonRow.Most - back.Length)
            .Select(p => ButtonRow.Fit(new CardAction { Title = p.Title(heard.Language) }))
            .Concat(back);
        var text = words.Say(heard.Language, offered.Length == 0 ? Phrase.WelcomeNothing : Phrase.Welcome);
        var missing = awaited.StillMissing(heard.State, heard.Context);
        return new TurnResult(heard.State, [Activity.Message(string.Join('\n', heard.Before.Concat(missing).Append(text)), buttons)], []);
    }

    /// <summary>On a page that is for everybody care providers say first who they are.</summary>
    private CardAction[] AskButton(Heard heard) =>
        isAssisted && heard.Context.Traits.IsInPage && heard.State.CameAs is null
            ? [ButtonRow.Fit(new CardAction { Title = words.Say(heard.Language, Phrase.CareProviderHere) })]
            : [];
}
