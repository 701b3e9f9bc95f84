using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Line.RichMenu;

/// <summary>
/// Puts the menu of <c>menu.json</c> with its picture under the chat of an account, for everybody: it knows no roles, and the consultation
/// stands in it. Menus of this product that were there before are taken away; those of others stay. What is there already as it is now
/// stays too: the name of a menu holds what it was made of.
/// </summary>
internal sealed class LineMenu(IHttpClientFactory http, LineTokens tokens, IOptionsMonitor<LineOptions> options)
{
    /// <summary>Begins the names of menus of this product.</summary>
    private const string Ours = "channels-";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "RichMenu");

    public static byte[] Picture => File.ReadAllBytes(Path.Combine(Folder, "menu.png"));

    /// <summary>The menu as LINE wants it, named after itself and its picture.</summary>
    public static string Definition
    {
        get
        {
            var menu = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "menu.json")))!.AsObject();
            var made = SHA256.HashData([.. Encoding.UTF8.GetBytes(menu.ToJsonString()), .. Picture]);
            menu["name"] = Ours + Convert.ToHexStringLower(made.AsSpan(0, 6));
            return menu.ToJsonString();
        }
    }

    /// <summary>Installs it.</summary>
    /// <returns>The id LINE gave it, or what LINE said against it.</returns>
    public async Task<(string? Id, string? Problem)> InstallAsync(string account, CancellationToken stop)
    {
        if (options.CurrentValue.Find(account) is not { } settings)
            return (null, $"There is no account {account} in the settings.");
        if (await tokens.GetAsync(account, stop) is not { } token)
            return (null, "LINE gives no token for this account: see the verb check.");
        using var client = http.CreateClient(LineClient.HttpName);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var (api, data) = (settings.ApiBaseUrl.TrimEnd('/'), settings.ApiDataBaseUrl.TrimEnd('/'));

        var before = await OursAsync(client, api, stop);
        var definition = Definition;
        if (
            await ShownAsync(client, api, stop) is { } shown
            && before.Exists(b => b.Id == shown && definition.Contains($"\"{b.Name}\"", StringComparison.Ordinal))
        )
            return (shown, null);
        if (await SayAsync(client, api + "/v2/bot/richmenu/validate", Json(definition), stop) is { Problem: { } wrong })
            return (null, wrong);
        var made = await SayAsync(client, api + "/v2/bot/richmenu", Json(definition), stop);
        if (made.Problem is not null || made.Answer?.Text("richMenuId") is not { } id)
            return (null, made.Problem ?? "LINE gave the menu no id.");
        var picture = new ByteArrayContent(Picture);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        if (await SayAsync(client, $"{data}/v2/bot/richmenu/{id}/content", picture, stop) is { Problem: { } unseen })
            return (null, unseen);
        if (await SayAsync(client, $"{api}/v2/bot/user/all/richmenu/{id}", null, stop) is { Problem: { } unset })
            return (null, unset);
        foreach (var old in before)
        {
            using var gone = await client.DeleteAsync($"{api}/v2/bot/richmenu/{old.Id}", stop);
        }

        return (id, null);
    }

    private static async Task<List<Known>> OursAsync(HttpClient client, string api, CancellationToken stop)
    {
        using var answer = await client.GetAsync(api + "/v2/bot/richmenu/list", stop);
        if (!answer.IsSuccessStatusCode)
            return [];
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(stop));
        return json.RootElement.Get("richmenus") is not { ValueKind: JsonValueKind.Array } menus
            ? []
            :
            [
                .. menus
                    .EnumerateArray()
                    .Select(m => new Known(m.Text("richMenuId") ?? "", m.Text("name") ?? ""))
                    .Where(m => m.Id.Length > 0 && m.Name.StartsWith(Ours, StringComparison.Ordinal)),
            ];
    }

    /// <summary>The menu everybody sees, or null.</summary>
    private static async Task<string?> ShownAsync(HttpClient client, string api, CancellationToken stop)
    {
        using var answer = await client.GetAsync(api + "/v2/bot/user/all/richmenu", stop);
        if (!answer.IsSuccessStatusCode)
            return null;
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(stop));
        return json.RootElement.Text("richMenuId");
    }

    private static async Task<Said> SayAsync(HttpClient client, string address, HttpContent? content, CancellationToken stop)
    {
        using var response = await client.PostAsync(address, content, stop);
        var body = await response.Content.ReadAsStringAsync(stop);
        if (!response.IsSuccessStatusCode)
            return new Said(null, $"{new Uri(address).AbsolutePath}: {(int)response.StatusCode} {body}");
        using var json = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
        return new Said(json.RootElement.Clone(), null);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private sealed record Known(string Id, string Name);

    private sealed record Said(JsonElement? Answer, string? Problem);
}
