using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Channels.Tests.Support.Doors;
using Channels.Webhooks.WebChat;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.WebChat;

/// <summary>However many send files at once, only so many are read: the memory they take is bounded, and nobody keeps others out.</summary>
public sealed class UploadPlacesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_finds_no_place_in_time_is_told_to_come_again_and_a_place_comes_free()
    {
        var clock = new FakeTimeProvider();
        await using var places = new UploadPlaces(Options.Create(new WebChatOptions { UploadsAtOnce = 2, UploadsPerAddress = 1 }), clock);
        var first = await places.EnterAsync(From("a"), Stop);
        using var second = await places.EnterAsync(From("b"), Stop);
        Assert.NotNull(first);
        Assert.NotNull(second);

        var waiting = places.EnterAsync(From("c"), Stop);
        var same = places.EnterAsync(From("b"), Stop);
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await waiting);
        Assert.Null(await same);

        waiting = places.EnterAsync(From("c"), Stop);
        first.Dispose();
        using var third = await waiting;
        Assert.NotNull(third);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_takes_no_place()
    {
        var clock = new FakeTimeProvider();
        await using var places = new UploadPlaces(Options.Create(new WebChatOptions { UploadsAtOnce = 1 }), clock);
        var first = await places.EnterAsync(From("a"), Stop);
        using var gone = new CancellationTokenSource();
        var waiting = places.EnterAsync(From("b"), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first!.Dispose();
        using var next = await places.EnterAsync(From("b"), Stop);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Behind_a_slow_upload_the_next_is_told_so_and_taken_when_it_comes_again()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string> { ["WebChat:UploadsAtOnce"] = "1", ["WebChat:UploadWaits"] = "00:00:00.2" }
        );
        using var slow = await DirectLineDoor.OpenAsync(app);
        using var other = await DirectLineDoor.OpenAsync(app);
        using var held = new HeldContent();
        var sending = slow.Http.PostAsync(new Uri($"{slow.Path}/upload", UriKind.Relative), held, Stop);
        await held.Begun.Task.WaitAsync(Stop);

        using var refused = await other.Http.PostAsync(new Uri($"{other.Path}/upload", UriKind.Relative), Pdf(), Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await other.WaitForReplyAsync("少し待って");

        held.MayEnd.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await sending).StatusCode);
        using var taken = await other.Http.PostAsync(new Uri($"{other.Path}/upload", UriKind.Relative), Pdf(), Stop);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private static ChatSession From(string address) => new("c", "dl_u", DateTimeOffset.UnixEpoch) { From = address };

    private static MultipartFormDataContent Pdf()
    {
        var file = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF\n"));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent { { file, "file", "a.pdf" } };
    }

    /// <summary>An upload whose end is long in coming.</summary>
    private sealed class HeldContent : HttpContent
    {
        private readonly MultipartFormDataContent inner = Pdf();

        public HeldContent() => Headers.ContentType = inner.Headers.ContentType;

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var all = await inner.ReadAsByteArrayAsync();
            await stream.WriteAsync(all.AsMemory(0, 40));
            await stream.FlushAsync();
            Begun.SetResult();
            await MayEnd.Task;
            await stream.WriteAsync(all.AsMemory(40));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
