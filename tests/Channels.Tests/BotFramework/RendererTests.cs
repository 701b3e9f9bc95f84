using Channels.Bot.Activities;
using Channels.Webhooks.BotFramework;
using Bf = Microsoft.Bot.Schema;

namespace Channels.Tests.BotFramework;

/// <summary>The bodies of answers, and what Teams takes of them.</summary>
public sealed class RendererTests
{
    [Fact]
    public void A_turn_is_one_message_because_half_a_turn_is_worse_than_none()
    {
        var said = Only([
            Activity.Message("受け取りました。"),
            Activity.Message("何をしましたか。", new CardAction { Title = "おむかえ" }),
        ]);

        Assert.Equal("受け取りました。\n\n何をしましたか。", said.Text);
        Assert.Equal("plain", said.TextFormat);
        Assert.Equal("おむかえ", Assert.Single(said.SuggestedActions.Actions).Value);
    }

    [Fact]
    public void A_command_shows_what_was_read_and_what_only_other_channels_open_is_left_out()
    {
        var said = Only([
            Activity.Message(
                "どうしますか。",
                new CardAction { Title = "やめる", Value = "/stop" },
                new CardAction { Type = ActionTypes.DatePicker, Title = "カレンダー" },
                new CardAction
                {
                    Type = ActionTypes.OpenUrl,
                    Title = "開く",
                    Value = "javascript:alert(1)",
                },
                new CardAction
                {
                    Type = ActionTypes.OpenUrl,
                    Title = "相談",
                    Value = "https://example.jp/chat",
                }
            ),
        ]);

        Assert.Equal(["messageBack", "openUrl"], said.SuggestedActions.Actions.Select(a => a.Type));
        Assert.Equal(("/stop", "やめる"), (said.SuggestedActions.Actions[0].Text, said.SuggestedActions.Actions[0].DisplayText));
    }

    [Fact]
    public void A_long_text_is_cut_after_a_sentence_and_has_its_buttons_last()
    {
        var text = string.Concat(Enumerable.Repeat("これは長い文です。", 2000));
        var bodies = BotFrameworkRenderer.Render([Activity.Message(text, new CardAction { Title = "はい" })]);

        var all = bodies.Select(b => BotFrameworkJson.Read<Bf.Activity>(b)!).ToList();
        Assert.All(all, a => Assert.InRange(a.Text.Length, 1, 8000));
        Assert.All(all, a => Assert.EndsWith("。", a.Text, StringComparison.Ordinal));
        Assert.Equal(text, string.Concat(all.Select(a => a.Text)));
        Assert.Equal([.. Enumerable.Repeat(false, all.Count - 1), true], all.Select(a => a.SuggestedActions is not null));
    }

    [Fact]
    public void Teams_gets_six_buttons_that_speak_or_a_card()
    {
        var few = Only([Activity.Message("？", new CardAction { Title = "やめる", Value = "/stop" })]);
        TeamsShape.Apply(few, "msteams");
        Assert.Equal(("imBack", "/stop"), (few.SuggestedActions.Actions[0].Type, few.SuggestedActions.Actions[0].Value));

        var many = Only([Activity.Message("？", Enumerable.Range(1, 7).Select(i => new CardAction { Title = $"{i}" }))]);
        TeamsShape.Apply(many, "msteams");
        Assert.Null(many.SuggestedActions);
        Assert.Equal(7, Assert.IsType<Bf.HeroCard>(Assert.Single(many.Attachments).Content).Buttons.Count);

        var elsewhere = Only([Activity.Message("？", Enumerable.Range(1, 7).Select(i => new CardAction { Title = $"{i}" }))]);
        TeamsShape.Apply(elsewhere, "directline");
        Assert.Equal(7, elsewhere.SuggestedActions.Actions.Count);
    }

    private static Bf.Activity Only(IReadOnlyList<Activity> replies) =>
        BotFrameworkJson.Read<Bf.Activity>(Assert.Single(BotFrameworkRenderer.Render(replies)))!;
}
