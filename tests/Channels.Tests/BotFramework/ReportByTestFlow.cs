using System.Text.RegularExpressions;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Replies;
using Channels.Webhooks.BotFramework;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Tests.BotFramework;

/// <summary>The library's own test adapter and flow; inbox, turn and outbox are the product's.</summary>
public sealed partial class ReportByTestFlow
{
    /// <summary>Milliseconds. The library cancels what was long answered when they are over, and throws on a timer's thread.</summary>
    private const uint Patience = int.MaxValue - 1;

    [Fact]
    public async Task The_readme_s_report_is_given_through_the_official_adapter()
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("report")) { Locale = "ja-JP" };
        await using var app = await ChannelsApp.StartAsync(
            Settings,
            configure: services => services.Replace(ServiceDescriptor.Singleton<BotAdapter>(adapter))
        );
        string? receipt = null;

        await new TestFlow(adapter, app.Get<InboxBot>())
            .Send("活動報告")
            .AssertReply(Says("会員番号を教えてください"), timeout: Patience)
            .Send("4821")
            .AssertReply(Says("いつの活動ですか"), timeout: Patience)
            .Send("きのう")
            .AssertReply(Says("何時から何時まで"), timeout: Patience)
            .Send("9時から11時半まで")
            .AssertReply(Says("何をしましたか"), timeout: Patience)
            .Send("1")
            .AssertReply(Says("お子さんの名前"), timeout: Patience)
            .Send("たろうさん")
            .AssertReply(Says("病気でしたか"), timeout: Patience)
            .Send("いいえ")
            .AssertReply(Says("もう一人いますか"), timeout: Patience)
            .Send("いいえ")
            .AssertReply(Says("交通費はありましたか"), timeout: Patience)
            .Send("420円")
            .AssertReply(Says("写真"), timeout: Patience)
            .Send("写真はない")
            .AssertReply(
                said =>
                {
                    Says("確認")(said);
                    Assert.Contains(((Activity)said).SuggestedActions.Actions, a => a.Title == "はい");
                },
                timeout: Patience
            )
            .Send("はい")
            .AssertReply(said => receipt = Reference().Match(((Activity)said).Text).Value, timeout: Patience)
            .StartTestAsync()
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        var submission = await app.Api.ReplyAsync<SubmissionReply>($"/api/v1/submissions/{receipt}");
        Assert.Equal("botframework", submission.Channel);
        var answers = submission.Answers.As<ActivityReportReply>();
        Assert.Equal("4821", answers.MemberNumber);
        Assert.Equal(new PeriodReply("09:00", "11:30"), answers.Time);
        Assert.Equal("たろうさん", answers.Children.Single().Child);
    }

    private static Dictionary<string, string> Settings =>
        new()
        {
            ["BotFramework:MicrosoftAppId"] = "00000000-0000-0000-0000-0000000000aa",
            ["BotFramework:MicrosoftAppPassword"] = "a-secret-of-the-tests",
            ["BotFramework:MicrosoftAppTenantId"] = "00000000-0000-0000-0000-0000000000bb",
        };

    private static Action<IActivity> Says(string words) => said => Assert.Contains(words, ((Activity)said).Text, StringComparison.Ordinal);

    [GeneratedRegex("FS-[0-9A-Z]{4}-[0-9A-Z]{4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
