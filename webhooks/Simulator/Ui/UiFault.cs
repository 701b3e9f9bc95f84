using System.Text.Json.Nodes;

namespace Channels.Simulator;

/// <summary>A misfortune a developer plans on the page for the next call.</summary>
/// <param name="Endpoint"><c>reply</c> or <c>push</c>.</param>
/// <param name="Kind"><c>accept-then-drop</c>, <c>drop</c>, <c>slow</c>, or a status.</param>
internal sealed record UiFault(string Endpoint, string Kind)
{
    public void Plan(LineEmulator emulator)
    {
        var fault = Kind switch
        {
            "accept-then-drop" => Fault.AcceptThenDrop(),
            "drop" => Fault.DropBefore(),
            "slow" => Fault.Slow(TimeSpan.FromSeconds(8)),
            "400" => Fault.Answer(400),
            "429" => Fault.Answer(429),
            "500" => Fault.Answer(500),
            _ => throw new InvalidOperationException($"There is no misfortune of kind '{Kind}'."),
        };
        emulator.Faults.Next(Endpoint == "push" ? ApiKind.Push : ApiKind.Reply, fault);
        emulator.Changes.Raise();
    }
}

/// <summary>A webhook that a well-meaning server must survive.</summary>
/// <param name="UserId">Whose phone it seems to come from.</param>
/// <param name="Kind">Which oddity.</param>
internal sealed record UiOddEvent(string UserId, string Kind)
{
    public async Task SendAsync(LineEmulator emulator, WebhookSender sender, EmulatedChannel channel)
    {
        var user = emulator.FindUser(UserId) ?? throw new InvalidOperationException("The emulator does not know this user.");
        var events = new LineEvents(emulator, channel, user);
        var plain = WebhookBehaviour.Default;
        var message = events.Message(events.TextMessage(Kind));
        switch (Kind)
        {
            case "empty":
                await sender.SendTogetherAsync(channel, [], plain);
                break;
            case "wrong-signature":
                await sender.SendTogetherAsync(channel, [message], plain with { WrongSignature = true });
                break;
            case "no-source":
                message.Json.Remove("source");
                await sender.SendTogetherAsync(channel, [message], plain);
                break;
            case "no-event-id":
                message.Json.Remove("webhookEventId");
                await sender.SendTogetherAsync(channel, [message], plain);
                break;
            case "unknown-event":
                await sender.SendTogetherAsync(channel, [events.OfUnknownType()], plain);
                break;
            case "unknown-message":
                var unknown = new JsonObject { ["type"] = "hologram", ["id"] = LineIds.Message(emulator.Now) };
                await sender.SendTogetherAsync(channel, [events.Message(unknown)], plain);
                break;
            case "no-json":
                await sender.SendRawAsync(channel, "{\"events\":["u8.ToArray());
                break;
            default:
                throw new InvalidOperationException($"There is no odd event of kind '{Kind}'.");
        }
    }
}
