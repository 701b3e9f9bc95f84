using Channels.Bot.Contract;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;

namespace Channels.Tests.Dialogs.Inquiries;

/// <summary>An office writes its question at whatever is asked: it is the question of the form, and no name of an office.</summary>
public sealed class QuestionFirstTests
{
    private const string Known = "変更届はいつまでに出せばよいですか";

    private readonly Talk talk;

    public QuestionFirstTests()
    {
        var assistant = new FakeAssistant { AnswersAnyone = false };
        assistant.Knows(Known, FakeAssistant.Answer("change", "10日以内です。"));
        talk = new Talk(Talk.Shipped, channel: "webchat", assistant: assistant);
        talk.Say("介護事業所からの質問");
    }

    [Theory]
    [InlineData("通所介護の送迎を行わない場合の減算は片道ごとですか")]
    [InlineData("利用料の徴収について聞きたい")]
    [InlineData("キャンセル料をもらってもいいのか教えてほしいです")]
    [InlineData("処遇改善加算の計画書の提出期限っていつですか？")]
    [InlineData("I would like to know about the fee of a day service")]
    public void A_question_at_the_name_of_the_office_is_the_question(string words)
    {
        talk.Say(words);
        Assert.Equal(words.TrimEnd('？'), Answer("question").TrimEnd('？'));
        Assert.DoesNotContain("office", talk.State.Session!.Answers.Keys);
        Assert.Contains("質問として書きとめました", talk.Text, StringComparison.Ordinal);
        Assert.Contains("事業所の名前", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void At_a_choice_too_and_it_is_not_asked_for_again()
    {
        talk.Through("さくらデイサービス", "4070123456", "通所介護で、利用者の家族が送るときの減算はどうなりますか");
        Assert.Equal("通所介護で、利用者の家族が送るときの減算はどうなりますか", Answer("question"));
        talk.Through("通所介護", "報酬");
        Assert.Contains("資料", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_question_goes_behind_the_first_and_is_no_name()
    {
        talk.Through("通所介護の送迎を行わない場合の減算は片道ごとですか", "特定事業所加算の届出はいつまでに出せばよいですか");
        talk.Through("火星での訪問介護の加算は", "質問です", "さくらデイサービス");
        Assert.Equal(
            "通所介護の送迎を行わない場合の減算は片道ごとですか\n特定事業所加算の届出はいつまでに出せばよいですか\n火星での訪問介護の加算は",
            Answer("question")
        );
        Assert.Equal("さくらデイサービス", Answer("office"));
    }

    [Theory]
    [InlineData("デイサービスさくらの里")]
    [InlineData("訪問介護ステーションひまわり")]
    public void A_name_stays_a_name(string name)
    {
        talk.Say(name);
        Assert.DoesNotContain("question", talk.State.Session!.Answers.Keys);
    }

    [Theory]
    [InlineData("火星での訪問介護の加算は")]
    [InlineData("短期入所の送迎加算について")]
    public void Of_what_only_names_a_matter_it_is_asked(string words)
    {
        talk.Say(words);
        Assert.Contains("質問ですか。それとも答えですか", talk.Text, StringComparison.Ordinal);
        talk.Say("質問です");
        Assert.Equal(words, Answer("question"));
        Assert.DoesNotContain("office", talk.State.Session!.Answers.Keys);
    }

    [Fact]
    public void A_name_that_ends_like_a_matter_is_a_name_once_it_is_said()
    {
        talk.Say("ケアプランセンターみらいは");
        talk.Say("2");
        Assert.DoesNotContain("question", talk.State.Session!.Answers.Keys);
        Assert.Contains("みらい", Answer("office"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_is_answered_before_anything_is_sent_and_who_is_helped_may_stop()
    {
        talk.Say(Known);
        Assert.Contains("10日以内です。", string.Join('\n', talk.Replies.Select(r => r.Text)), StringComparison.Ordinal);
        talk.Say("役に立った");
        Assert.Contains("質問は送らずに、ここで終わりますか", talk.Text, StringComparison.Ordinal);
        talk.Say("はい");
        Assert.Null(talk.State.Session);
        Assert.Empty(talk.Submissions);
    }

    [Fact]
    public void Who_wants_the_staff_all_the_same_goes_on_and_says_it_once()
    {
        talk.Say(Known);
        talk.Say("職員に聞く");
        Assert.Equal(Known, Answer("question"));
        Assert.Null(talk.State.Session!.AlsoSaid);
        Assert.Contains("事業所の名前", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_its_own_place_the_question_is_answered_as_well()
    {
        talk.Through("さくらデイサービス", "4070123456", "通所介護", "報酬", Known);
        Assert.Contains("10日以内です。", string.Join('\n', talk.Replies.Select(r => r.Text)), StringComparison.Ordinal);
        Assert.Contains("資料", talk.Text, StringComparison.Ordinal);
        Assert.Contains(talk.Buttons, b => b.Title == "役に立った");
    }

    private string Answer(string field) => talk.State.Session!.Answers[field].Value.GetString()!;
}
