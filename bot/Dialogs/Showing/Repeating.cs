using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>
/// The same sentence twice in a row helps nobody: when the dialog would say word for word what it said last, it says first something
/// that it did not say yet, in turn. So no state can hold a person in a loop of one reply.
/// </summary>
internal sealed class Repeating(DialogWords words)
{
    private static readonly Phrase[] Variants = [Phrase.AgainOtherWords, Phrase.AgainStaff, Phrase.AgainHelp];

    /// <summary>What was received was understood: only the receipt would be word for word the same.</summary>
    private static readonly Phrase[] Received = [Phrase.AgainReceived, Phrase.AgainReceivedToo];

    /// <summary>The list was asked for, and is the same.</summary>
    private static readonly Phrase[] Shown = [Phrase.AgainShown, Phrase.AgainShownToo];

    public TurnResult After(ConversationState before, TurnResult result, Said said)
    {
        if (result.Replies.Count == 0)
            return result;
        var digest = Said.DigestOf(string.Join('\n', result.Replies.Select(r => r.Text)));
        if (before.LastReply is not { } last || last.Digest != digest)
            return result with { State = result.State with { LastReply = new LastReply(digest, 0) } };
        var language = result.State.Language;
        var variants =
            result.Effects.Any(e => e is AddToCase or AttachLater or SubmitForm { Said: not null }) ? Received
            : words.Match(said.Folded, out _) is Command.Check or Command.Help
            || words.IsGreeting(said.Folded)
            || words.AsksWhoReads(said.Folded)
            || words.AsksPlainly(said.Folded)
            || words.AsksWhetherApplied(said.Folded)
            || words.AsksOfMeans(said.Folded, isNear: true)
                ? Shown
            : Variants;
        var variant = words.Say(
            language,
            variants[last.Times % variants.Length],
            ("staff", words.Label(language, Command.Staff)),
            ("help", words.Label(language, Command.Help))
        );
        return result with
        {
            State = result.State with { LastReply = last with { Times = last.Times + 1 } },
            Replies = [result.Replies[0] with { Text = variant + "\n" + result.Replies[0].Text }, .. result.Replies.Skip(1)],
        };
    }
}
