using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Channels.Simulator;

/// <summary>Everything the page shows. The page draws what is new and asks again with <see cref="Version"/>.</summary>
internal sealed record UiSnapshot
{
    private const int MostBubbles = 200;
    private const int MostEntries = 60;
    private const int LongestDetail = 6_000;

    public required long Version { get; init; }

    public required string Account { get; init; }

    public required Uri? WebhookUrl { get; init; }

    public required UiBehaviour Behaviour { get; init; }

    public required IReadOnlyDictionary<string, int> PlannedFaults { get; init; }

    /// <summary>The menu under the chats as the account has it; null: none is installed.</summary>
    public required UiMenu? Menu { get; init; }

    public required IReadOnlyList<UiPhone> Phones { get; init; }

    public required IReadOnlyList<UiEntry> Log { get; init; }

    public static UiSnapshot Of(LineEmulator emulator, EmulatedChannel channel)
    {
        // Read first: what changes while we look is shown again with the next version.
        var version = emulator.Changes.Version;
        return new UiSnapshot
        {
            Version = version,
            Account = channel.DisplayName,
            WebhookUrl = channel.WebhookUrl,
            Behaviour = UiBehaviour.Of(channel.Behaviour),
            PlannedFaults = new Dictionary<string, int>
            {
                ["reply"] = emulator.Faults.Pending(ApiKind.Reply),
                ["push"] = emulator.Faults.Pending(ApiKind.Push),
            },
            Menu = channel.Menus.Shown is { } menu ? new UiMenu(menu.Id, menu.Definition) : null,
            Phones = [.. emulator.Users.Select(user => PhoneOf(emulator.ConversationOf(channel, user)))],
            Log = [.. Entries(emulator).OrderBy(e => e.At).TakeLast(MostEntries)],
        };
    }

    private static UiPhone PhoneOf(EmulatedChat chat)
    {
        var bubbles = chat.Bubbles;
        return new UiPhone(
            chat.User.UserId,
            chat.User.DisplayName,
            chat.Friendship == Friendship.Blocked,
            chat.LoadingUntil,
            chat.QuickReplies?.Id,
            [
                .. bubbles
                    .Skip(Math.Max(0, bubbles.Count - MostBubbles))
                    .Select(b => new UiBubble(
                        b.Id,
                        b.FromBot,
                        b.At,
                        b.Unsent ? null : b.Message,
                        b.Unsent,
                        b is { FromBot: false, IsMessage: true, Unsent: false }
                    )),
            ]
        );
    }

    private static IEnumerable<UiEntry> Entries(LineEmulator emulator)
    {
        foreach (var attempt in emulator.Attempts.Last(MostEntries))
        {
            var what = string.Join(", ", attempt.EventTypes) + (attempt.IsRedelivery ? " (redelivery)" : "");
            var answer = attempt.Status > 0 ? attempt.Status.ToString(CultureInfo.InvariantCulture) : attempt.Outcome.ToString();
            yield return new UiEntry(
                attempt.At,
                "webhook",
                what,
                answer,
                attempt.Succeeded,
                Milliseconds(attempt.Took),
                Shorten(Encoding.UTF8.GetString(attempt.Body))
            );
        }

        foreach (var call in emulator.Calls.Last(MostEntries))
        {
            var status = call.Status.ToString(CultureInfo.InvariantCulture);
            var detail = string.Join(
                '\n',
                new[] { call.Remark, call.RetryKey is null ? null : "retry key " + call.RetryKey, call.Body }.Where(line =>
                    !string.IsNullOrEmpty(line)
                )
            );
            yield return new UiEntry(
                call.At,
                "api",
                $"{call.Kind}" + (call.Messages.Count > 0 ? $" ×{call.Messages.Count}" : ""),
                call.Dropped ? $"({status})" : status,
                !call.Dropped && call.Status < 400,
                null,
                Shorten(detail)
            );
        }
    }

    private static int Milliseconds(TimeSpan time) => (int)Math.Ceiling(time.TotalMilliseconds);

    private static string Shorten(string text) => text.Length <= LongestDetail ? text : text[..LongestDetail] + "…";
}

/// <summary>One phone of the page.</summary>
internal sealed record UiPhone(
    string UserId,
    string Name,
    bool Blocked,
    DateTimeOffset LoadingUntil,
    string? QuickRepliesOf,
    IReadOnlyList<UiBubble> Bubbles
);

/// <summary>The rich menu that is shown.</summary>
internal sealed record UiMenu(string Id, JsonElement Definition);

/// <summary>One bubble of the page.</summary>
internal sealed record UiBubble(string Id, bool FromBot, DateTimeOffset At, JsonElement? Message, bool Unsent, bool CanUnsend);

/// <summary>One line of the protocol log: a webhook that went out, or an API call that came in.</summary>
internal sealed record UiEntry(DateTimeOffset At, string Direction, string What, string Answer, bool Ok, int? Milliseconds, string Detail);

/// <summary>The switches of the side panel.</summary>
internal sealed record UiBehaviour(
    bool Standby,
    bool Duplicate,
    bool Redelivery,
    bool WrongSignature,
    bool HangUp,
    Gathering Gathering,
    int DelaySeconds
)
{
    public static UiBehaviour Of(WebhookBehaviour how) =>
        new(
            how.Standby,
            how.Duplicates > 0,
            how.Redelivery.Count > 0,
            how.WrongSignature,
            how.HangUp,
            how.Gathering,
            (int)how.Delay.TotalSeconds
        );

    public WebhookBehaviour ToBehaviour() =>
        new()
        {
            Standby = Standby,
            Duplicates = Duplicate ? 1 : 0,
            Redelivery = Redelivery ? SimulatorUi.Redelivery : [],
            WrongSignature = WrongSignature,
            HangUp = HangUp,
            Gathering = Gathering,
            Delay = TimeSpan.FromSeconds(Math.Clamp(DelaySeconds, 0, 60)),
        };
}
