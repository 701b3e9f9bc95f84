using System.Net.Http.Json;
using System.Text.Json;

namespace Channels.Tests.Support.Doors;

/// <summary>The office writes to a person, as its systems do.</summary>
internal static class OfficeDoor
{
    /// <returns>Whether the person hears of it, as the office is told.</returns>
    public static async Task<string?> WriteToAsync(this ChannelsApp app, string reference, string text)
    {
        var stop = TestContext.Current.CancellationToken;
        using var answer = await app.Api.PostAsJsonAsync($"/api/v1/submissions/{reference}/messages", new { text }, stop);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("reach").GetString();
    }
}
