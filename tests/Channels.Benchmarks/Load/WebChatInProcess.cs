using System.Diagnostics;
using System.Text.Json;
using Channels.Bot.Protection;
using Channels.Bot.Transcripts;
using Channels.Webhooks.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Channels.Benchmarks.Load;

/// <summary>The same as over the socket without HTTP and sockets: from storing what was said until the answer is in the log.</summary>
internal static class WebChatInProcess
{
    /// <param name="open">Conversations open at once.</param>
    /// <param name="each">Messages of each.</param>
    /// <returns>Milliseconds from said until answered, ascending.</returns>
    public static async Task<List<double>> RunAsync(int open, int each)
    {
        var folder = Directory.CreateTempSubdirectory("channels-webchat-").FullName;
        try
        {
            await using var app = Channels.Webhooks.Program.Build(
                ["--environment", "Load", "--urls", "http://127.0.0.1:0", "--Database:Folder=" + folder],
                builder => builder.Logging.ClearProviders()
            );
            await app.StartAsync();
            var people = Enumerable.Range(0, open).Select(i => new Person(app, i)).ToList();
            foreach (var group in people.Chunk(20))
                await Task.WhenAll(group.Select(p => p.BeginAsync()));
            var took = new List<double>();
            for (var round = 0; round <= each; round++)
            {
                foreach (var group in people.Chunk(20))
                {
                    var times = await Task.WhenAll(group.Select(p => p.AskAsync()));
                    if (round > 0) // the first round warms up
                        took.AddRange(times);
                }
            }

            await app.StopAsync();
            took.Sort();
            return took;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Person
    {
        private readonly ChatReceiver receiver;
        private readonly ActivityLog log;
        private readonly ActivityBells.Listening listening;
        private readonly ChatSession session;

        public Person(WebApplication app, int number)
        {
            receiver = app.Services.GetRequiredService<ChatReceiver>();
            log = app.Services.GetRequiredService<ActivityLog>();
            session = new ChatSession($"in-process-{number}", $"dl_{number}", TimeProvider.System.GetUtcNow())
            {
                Procedure = "event-signup",
            };
            var key = WebChatChannel.KeyOf(app.Services.GetRequiredService<ColumnProtector>(), session.ConversationId);
            listening = app.Services.GetRequiredService<ActivityBells>().Listen(key);
        }

        public async Task BeginAsync()
        {
            await receiver.BeginAsync(session, CancellationToken.None);
            await HearAsync(1);
        }

        public async Task<double> AskAsync()
        {
            var started = Stopwatch.GetTimestamp();
            var posted = PostedActivity.Read(JsonSerializer.SerializeToUtf8Bytes(new { type = "message", text = "ヘルプ" }))!;
            await receiver.TakeAsync(session, posted, [], CancellationToken.None);
            await HearAsync(2); // the echo and the answer
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        private async Task HearAsync(int lines)
        {
            var until = listening.Seen + lines;
            while (listening.Seen < until)
            {
                var heard = await log.ReadAfterAsync(listening.ConversationKey, listening.Seen, 100, CancellationToken.None);
                if (heard.Count > 0)
                    listening.Seen = heard[^1].Sequence;
                else
                    await listening.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
            }
        }
    }
}
