using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Tests.Support;
using Channels.Text;

namespace Channels.Tests.Dialogs;

/// <summary>The office answered an inquiry: what is said where, and how the answer is asked for.</summary>
public sealed class InquiryAnswerTests
{
    private static readonly string Reference = ReferenceNumber.Create("CP", new byte[16]).ToString();

    private static Activity Event(string name, object value) =>
        new()
        {
            Type = ActivityTypes.Event,
            Name = name,
            Value = JsonSerializer.SerializeToElement(value, JsonSerializerOptions.Web),
        };

    private static Activity Answered => Event(InquiryEvents.Answered, new { reference = Reference });

    private static string Opened(Talk talk, string? text, bool isKnown = true) =>
        talk.Find(new OpenInquiry(Reference), new InquiryOpening(Reference, isKnown, text));

    /// <summary>The number as it is, and in small wide letters.</summary>
    private static string With(string text) =>
        text.Replace("{0}", Reference, StringComparison.Ordinal)
            .Replace("{1}", string.Concat(Reference.ToLowerInvariant().Select(c => (char)(c + 0xFEE0))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ja", "おたずね（番号 {0}）の答えができました。")]
    [InlineData("ja-easy", "質問（しつもん）（番号（ばんごう） {0}）の 答（こた）えが できました。")]
    [InlineData("en", "Your question (number {0}) has been answered.")]
    public void On_LINE_there_is_a_number_and_a_button_that_asks_for_the_answer(string language, string text)
    {
        var talk = new Talk(Talk.Shipped, language);
        var told = talk.Turn(Answered);
        var button = Assert.Single(talk.Buttons);
        Assert.Equal($"{With(text)}\n1 {button.Title}", told);
        Assert.True(button.Title.Length <= 20, button.Title);
        Assert.Empty(talk.Effects);

        talk.Say(button.Said);
        Assert.Equal([new OpenInquiry(Reference)], talk.Effects);
        Assert.Contains("5年間です。", Opened(talk, "5年間です。"), StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_page_the_answer_is_looked_up_at_once()
    {
        var talk = new Talk(Talk.Shipped, channel: "webchat");
        Assert.Empty(talk.Turn(Answered));
        Assert.Equal([new OpenInquiry(Reference)], talk.Effects);
    }

    [Fact]
    public void In_the_middle_of_a_form_the_answer_is_shown_and_the_question_comes_again()
    {
        var talk = new Talk(Talk.Shipped).Through("活動報告");
        var open = talk.State.Session;
        talk.Turn(Answered);
        Assert.Equal(open, talk.State.Session);
        talk.Say($"答えを見る {Reference}");
        Assert.Contains(new OpenInquiry(Reference), talk.Effects);
        var shown = Opened(talk, "5年間です。");
        Assert.StartsWith($"おたずね（番号 {Reference}）の答えです。\n5年間です。", shown, StringComparison.Ordinal);
        Assert.Contains("会員番号", talk.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{1}")]
    [InlineData("Show the answer {0}")]
    [InlineData("{0} 答えを見る")]
    public void The_number_alone_asks_for_it_however_it_is_written(string words)
    {
        var talk = new Talk(Talk.Shipped);
        talk.Say(With(words));
        Assert.Equal([new OpenInquiry(Reference)], talk.Effects);
    }

    [Theory]
    [InlineData("FS-2222-2222")]
    [InlineData("CP-2222")]
    [InlineData("答えを見る")]
    [InlineData("{0} はどうなりましたか")]
    public void What_is_no_number_of_an_inquiry_does_not(string words)
    {
        var talk = new Talk(Talk.Shipped);
        talk.Say(With(words));
        Assert.Empty(talk.Effects.OfType<OpenInquiry>());
    }

    [Fact]
    public void Without_an_answer_and_in_another_conversation_it_is_said_so()
    {
        var talk = new Talk(Talk.Shipped);
        Assert.Contains("まだ", Opened(talk, null), StringComparison.Ordinal);
        Assert.Contains("ここでは見られません", Opened(talk, "not for here", isKnown: false), StringComparison.Ordinal);
        Assert.DoesNotContain("not for here", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Turn(Event(InquiryEvents.Answered, "nonsense")));
        Assert.Empty(talk.Find(new OpenInquiry(Reference), null));
    }

    [Fact]
    public void A_long_answer_is_at_most_three_messages()
    {
        var talk = new Talk(Talk.Shipped);
        Opened(talk, string.Concat(Enumerable.Range(1, 60).Select(i => $"これは{i}番目の文で、すこし長く書いてあります。")));
        Assert.InRange(talk.Replies.Count, 2, 3);
    }
}
