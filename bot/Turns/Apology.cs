using Channels.Bot.Activities;
using Channels.Bot.Data.Rows;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Microsoft.Extensions.Options;

namespace Channels.Bot.Turns;

/// <summary>
/// One calm sentence for somebody whose message could not be worked on. Whatever broke the turn may break here too, so each part is
/// tried by itself: without a readable state it is said in Japanese, without a readable event it goes where the last answer went.
/// </summary>
public sealed class Apology(
    ColumnProtector protector,
    IEnumerable<IChannel> channels,
    StoredStates states,
    OutgoingComposer composer,
    IOptions<OfficeOptions> office
)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The calls to make; none when the event was not a person's, or nobody can be reached.</summary>
    /// <param name="one">The event that is given up.</param>
    /// <param name="conversation">Its conversation, or null.</param>
    /// <param name="mayRead">False when reading the event may be what ended the process.</param>
    public IReadOnlyList<OutgoingMessage> For(InboxEvent one, Conversation? conversation, bool mayRead)
    {
        if (OwnEvent.Is(one) || conversation is { Blocked: true } || !byName.TryGetValue(one.Channel, out var channel))
            return [];
        var read = mayRead ? Read(channel, one) : null;
        if (read is { MayAnswer: false } or { Activity.Type: not (ActivityTypes.Message or ActivityTypes.Event) })
            return [];
        var address = read?.Address ?? Tried(() => states.AddressOf(conversation));
        if (address is null || (read?.ReplyToken is null && !channel.Traits.CanPush && !channel.Traits.IsInPage))
            return [];
        var text = Text(Tried(() => states.LanguageOf(conversation)) ?? Languages.Japanese);
        return composer.Compose(one, channel, address, read?.ReplyToken, [Activity.Message(text)], mustArrive: true);
    }

    private string Text(string language) =>
        office.Value.Phone is { Length: > 0 } phone
            ? DialogWords.Default.Say(language, Phrase.TurnFailedCall, ("phone", phone))
            : DialogWords.Default.Say(language, Phrase.TurnFailed);

    private ChannelEvent? Read(IChannel channel, InboxEvent one) =>
        Tried(() =>
            one.Payload is null ? null : channel.Read(protector.Reveal(InboxEvent.PayloadColumn, one.Id.ToString("N"), one.Payload))
        );

    private static T? Tried<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // What cannot be read is why the turn failed; the sentence is said without it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
