using System.Net.Http.Json;
using System.Text.Json;
using Channels.Tests.Scenarios;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Sinks;

/// <summary>A report from LINE has a character that Shift_JIS has not: whoever looks after the queue hears where, and nothing else.</summary>
public sealed class UnmappableStory : IDisposable
{
    private readonly string folder = SharedFolder.Prepared(Directory.CreateTempSubdirectory("channels-unmappable-").FullName);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dead_letter_names_the_field_its_title_and_the_character_and_not_the_answer()
    {
        await using var app = await ChannelsApp.StartAsync(
            new Dictionary<string, string>
            {
                ["Sinks:shared:Kind"] = "drop",
                ["Sinks:shared:Folder"] = folder,
                ["Sinks:shared:Encoding"] = "shift_jis",
                ["Sinks:shared:Procedures:0"] = "activity-report",
                ["Sinks:shared:Poll"] = "00:00:00.1",
            }
        );
        var number = ActivityReportStory.ReferenceIn(await ActivityReportStory.HandInAsync(app, app.Line.Hanako, child: "𠮷野くん"));
        var letter = await WaitAsync(app);
        Assert.Equal((number, "drop.unmappable"), (Text(letter, "reference"), Text(letter, "code")));
        Assert.Equal("children[1].child（名前） U+20BB7", Text(letter, "answer"));
        Assert.DoesNotContain("野", letter.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<JsonElement> WaitAsync(ChannelsApp app)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var letters = await app.Api.GetFromJsonAsync<JsonElement>("/api/v1/dead-letters", patience.Token);
            if (letters.GetArrayLength() > 0)
                return letters[0];
        }
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
