using System.Text.Json.Nodes;
using Channels.Bot.Delivery.Sinks;

namespace Channels.Webhooks.Sinks.Kintone;

/// <summary>One handing over and the calls it needs. The runner took the first of them out of the day's budget.</summary>
internal sealed class Taking(KintoneClient client, TimeSpan beginsUntil, TimeProvider clock, CancellationToken stop) : IDisposable
{
    private readonly long started = clock.GetTimestamp();
    private readonly CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private bool isPaid = true;

    /// <summary>Why the last file could not be laid down.</summary>
    public SinkOutcome Last { get; set; } = new SinkOutcome.NotNow("kintone.unfinished");

    public async Task<string?> UploadAsync(DispatchFile file)
    {
        if (IsOver())
        {
            Last = new SinkOutcome.NotNow("kintone.unfinished");
            return null;
        }

        var answer = await client.UploadAsync(file.Name, file.MediaType, file.Content, Pay(), limit.Token);
        if (answer is KintoneAnswer.Done done && done.Body.TryGetProperty("fileKey", out var key) && key.GetString() is { } text)
            return text;

        // A file that was perhaps laid down belongs to no record: nothing was taken yet.
        Last = answer is KintoneAnswer.Rejected rejected
            ? new SinkOutcome.Refused(rejected.Code, rejected.Text)
            : new SinkOutcome.NotNow(answer.Code, answer.Wait, answer.Text);
        return null;
    }

    /// <summary>Null when there is no time left for a call.</summary>
    public async Task<KintoneAnswer?> SendAsync(HttpMethod method, string path, JsonNode body) =>
        IsOver() ? null : await client.SendAsync(method, path, body, Pay(), limit.Token);

    public void Dispose() => limit.Dispose();

    private bool IsOver() => !isPaid && clock.GetElapsedTime(started) >= beginsUntil;

    private bool Pay()
    {
        var paid = isPaid;
        isPaid = false;
        return paid;
    }
}
