using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;

namespace Channels.Tests.Support;

/// <summary>A conversation with the pure step, on a clock of its own. The state goes through its stored form after every turn.</summary>
public sealed class Talk(
    ProcedureCatalog catalog,
    string language = "ja",
    string channel = "line",
    ITurnStep? shared = null,
    IEnumerable<IAnswerSource>? questions = null,
    IAssistant? assistant = null
)
{
    private readonly ITurnStep step =
        shared ?? new DraftsInMemory(new DialogStep(catalog, questions ?? [new ProcedureQuestions(catalog)], assistant: assistant));
    private readonly List<Effect> effects = [];
    private int messages;

    public static ProcedureCatalog Shipped { get; } = ProcedureCatalog.Load(DialogServices.DefaultFolder);

    public ConversationState State { get; set; } = new() { Language = language };

    public DateTimeOffset Now { get; set; } = new(2026, 4, 2, 9, 5, 0, TimeSpan.Zero);

    /// <summary>How far the product's clock is ahead of the platform's.</summary>
    public TimeSpan Ahead { get; set; }

    public IReadOnlyList<Activity> Replies { get; private set; } = [];

    public IReadOnlyList<Effect> Effects => effects;

    public IEnumerable<SubmitForm> Submissions => Effects.OfType<SubmitForm>();

    public string Text => string.Join('\n', Replies.Select(r => r.Text));

    public IReadOnlyList<CardAction> Buttons => Replies.Count == 0 ? [] : Replies[^1].SuggestedActions?.Actions ?? [];

    public string LastMessageId => $"m{messages}";

    public string Say(string text, bool isLate = false, DateTimeOffset? at = null) =>
        Turn(
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = text,
                Timestamp = at,
            },
            isLate
        );

    public string Send(string contentType, string? url = null) =>
        Turn(new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = contentType, ContentUrl = url }] });

    public string Turn(Activity input, bool isLate = false, Found? found = null)
    {
        messages++;
        Now += TimeSpan.FromSeconds(10);
        var entropy = SHA256.HashData(BitConverter.GetBytes(messages));
        var there = Now - Ahead;
        var said = input.Timestamp ?? there;
        var result = step.Step(
            State,
            input with
            {
                Id = input.Id ?? LastMessageId,
                Timestamp = said,
            },
            new TurnContext(Now, channel, entropy, isLate)
            {
                EventId = new Guid(entropy.AsSpan(0, 16)),
                Waited = said < there ? there - said : TimeSpan.Zero,
                Traits = ExampleChannels.TraitsOf(channel),
                Found = found,
            }
        );
        Assert.True(ConversationStateJson.TryRead(ConversationStateJson.Write(result.State), out var state));
        State = state;
        Replies = result.Replies;
        effects.AddRange(result.Effects);
        return Text;
    }

    /// <summary>Goes on with what was found in the database.</summary>
    public string Find(Lookup asked, object? found) => Turn(new Activity { Type = ActivityTypes.Message }, found: new Found(asked, found));

    public Talk Through(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Say(line);
        return this;
    }
}
