using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Withdrawals;

/// <summary>Something handed in is to be corrected or taken back: looked up first, the answer comes within the turn.</summary>
internal sealed class WishTopic(WishReader reader, DialogWords words) : ITopic
{
    /// <summary>That an activity fell through is no wish to take a report back.</summary>
    private readonly CancelledTopic cancelled = new(reader, words);

    public TurnResult? Hear(Heard heard) => cancelled.Hear(heard) ?? (reader.Read(heard) is { } wish ? LookUp(heard, wish) : null);

    /// <summary>Looks up what the wish is about.</summary>
    public static TurnResult LookUp(Heard heard, SubmissionWish wish) =>
        new(
            heard.State with
            {
                Wish = wish with { At = heard.Context.Now },
            },
            heard.Before.Count == 0 ? [] : [Activity.Message(string.Join('\n', heard.Before))],
            [new FindHandedIn(wish.Reference)]
        );
}
