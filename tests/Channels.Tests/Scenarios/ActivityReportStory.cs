using System.Net.Http.Json;
using System.Text.Json;
using Channels.Tests.Support;

namespace Channels.Tests.Scenarios;

/// <summary>A member reports an activity over LINE; the report is in the queue and the receipt in the chat.</summary>
public sealed class ActivityReportStory
{
    [Fact]
    public async Task A_report_typed_in_LINE_becomes_a_submission_in_the_queue()
    {
        await using var app = await ChannelsApp.StartAsync();
        var hanako = app.Line.Hanako;
        await app.Line.SayAsync(hanako, "活動報告");
        await app.Line.WaitForReplyAsync(hanako, _ => true);
        foreach (var b in app.Line.Transcript(hanako))
            TestContext.Current.TestOutputHelper?.WriteLine($"{b.FromBot} {b}");
        TestContext.Current.TestOutputHelper?.WriteLine(app.Logs.Text);
    }
}
