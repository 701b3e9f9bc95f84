using System.Collections.Concurrent;
using System.Text.Json;
using Channels.Bot.Activities;

namespace Channels.Tests.Support.Doubles;

/// <summary>A channel whose platform does what a test says. Its raw events are <see cref="FakeEvent"/> as JSON; one reply is one
/// body.</summary>
internal sealed class FakeChannel(string name = FakeChannel.ChannelName, ChannelTraits? traits = null) : IChannel
{
    public const string ChannelName = "fake";

    /// <summary>A page that only the person looks at.</summary>
    public static FakeChannel Page() => new("webchat", new ChannelTraits { IsInPage = true, CanPush = false });

    public string Name => name;

    public ChannelTraits Traits { get; } = traits ?? new();

    /// <summary>Every call made, oldest first.</summary>
    public ConcurrentQueue<OutgoingCall> Calls { get; } = new();

    public IReadOnlyList<OutgoingCall> Pushes => [.. Calls.Where(c => c.ReplyToken is null)];

    public IReadOnlyList<OutgoingCall> Replies => [.. Calls.Where(c => c.ReplyToken is not null)];

    /// <summary>What the platform answers.</summary>
    public Func<OutgoingCall, Task<SendOutcome>> Answer { get; set; } = _ => Outcome(new SendOutcome.Sent("request"));

    /// <summary>What fetching a file gives.</summary>
    public Func<string, FetchOutcome> Fetch { get; set; } = _ => new FetchOutcome.Gone("file.unknown");

    public static Task<SendOutcome> Outcome(SendOutcome outcome) => Task.FromResult(outcome);

    public void AnswerWith(SendOutcome outcome) => Answer = _ => Outcome(outcome);

    public void AnswerWith(SendOutcome reply, SendOutcome push) => Answer = call => Outcome(call.ReplyToken is null ? push : reply);

    public ChannelEvent Read(ReadOnlyMemory<byte> rawEvent)
    {
        var said = JsonSerializer.Deserialize<FakeEvent>(rawEvent.Span)!;
        var activity = new Activity
        {
            Type = said.Type,
            Id = said.MessageId,
            Text = said.Text,
            Name = said.Name,
            ChannelId = ChannelName,
            Attachments = said.File ? [new Attachment { ContentType = "image/*", ContentUrl = $"fake:{said.MessageId}" }] : null,
        };
        return new ChannelEvent(activity, said.User, said.ReplyToken, said.MayAnswer);
    }

    public IReadOnlyList<string> Render(IReadOnlyList<Activity> replies) => [.. replies.Select(r => r.Text!)];

    public Task<SendOutcome> SendAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        return Answer(call);
    }

    public Task<FetchOutcome> FetchAsync(string account, string source, int maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult(Fetch(source));
}

/// <summary>What happened on the fake platform.</summary>
internal sealed record FakeEvent(string User, string? Text)
{
    public string Type { get; init; } = ActivityTypes.Message;

    public string? Name { get; init; }

    public string? MessageId { get; init; }

    public string? ReplyToken { get; init; }

    public bool File { get; init; }

    public bool MayAnswer { get; init; } = true;
}
