using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;

namespace Channels.Tests.Api;

/// <summary>The staff pages as the API sees them: a system with one key that names who is signed in.</summary>
internal static class StaffDesk
{
    public static Dictionary<string, string> Settings { get; } = new() { ["Api:Desks:0"] = "test", ["Knowledge:AnswersAnyone"] = "true" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Answer> SendAsync(
        this ChannelsApp app,
        string? person,
        HttpMethod method,
        string path,
        object? body = null,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}")
        {
            Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body),
        };
        if (person is not null)
            request.Headers.Add("X-Staff-Id", person);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await app.Api.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return new Answer(
            answer.StatusCode,
            answer.Headers.CacheControl?.ToString(),
            text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text)
        );
    }

    public static Task<Answer> ReadAsync(this ChannelsApp app, string path) => app.SendAsync(null, HttpMethod.Get, path);

    public static async Task<EntryReply> EntryAsync(this ChannelsApp app, string id) =>
        (await app.ReadAsync($"knowledge/{id}")).As<EntryReply>();

    public static Task<Answer> ProposeAsync(
        this ChannelsApp app,
        string person,
        string id,
        int version,
        object entry,
        string? note = null
    ) =>
        app.SendAsync(
            person,
            HttpMethod.Put,
            $"knowledge/{id}",
            new
            {
                version,
                entry,
                note,
            }
        );

    public static Task<Answer> DecideAsync(this ChannelsApp app, string person, string id, string what, object body) =>
        app.SendAsync(person, HttpMethod.Post, $"knowledge/{id}/{what}", body);

    /// <summary>An entry as a desk sends it.</summary>
    public static Dictionary<string, object?> Proposed(
        string question = "実地指導の日程は変えられますか",
        string answer = "1回だけ変えられます。"
    ) =>
        new()
        {
            ["question"] = question,
            ["answer"] = answer,
            ["citations"] = new[] { new { source = "北九州市要綱", article = "第5条" } },
            ["services"] = Array.Empty<string>(),
        };
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Cache, JsonElement Body)
{
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public int Version => Body.GetProperty("version").GetInt32();

    /// <summary>The body, of which more than these two is read.</summary>
    public T As<T>()
        where T : class => Body.As<T>();
}
