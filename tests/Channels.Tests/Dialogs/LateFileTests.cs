using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Forms;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>Documents that come after the form was handed in.</summary>
public sealed class LateFileTests
{
    private static readonly string[] Registration =
    [
        "会員登録",
        "はい",
        "依頼会員",
        "山﨑 花子",
        "やまさき はなこ",
        "平成2年4月1日",
        "090-0000-1234",
        "メールはない",
        "803-0814",
        "小倉北区城内1番1号",
        "小倉北区",
        "たろう",
        "令和3年5月6日",
        "いいえ",
        "あとで送る",
        "はい",
    ];

    private readonly Talk talk = new(Talk.Shipped);

    [Fact]
    public void The_receipt_says_what_is_still_missing()
    {
        talk.Through(Registration);
        Assert.Single(talk.Submissions);
        Assert.Contains("まだ届いていないもの：本人確認の写真", talk.Text);
        Assert.Contains("まだ届いていないもの：本人確認の写真", talk.Say("こんにちは"));
    }

    [Fact]
    public void Where_nothing_else_can_be_meant_the_file_joins_its_submission()
    {
        var only = new Talk(new ProcedureCatalog([Talk.Shipped.Find("member-registration", 1)!], []));
        only.Through(Registration);

        var text = only.Send("image/jpeg", "line:77");

        var late = Assert.Single(only.Effects.OfType<AttachLater>());
        Assert.Equal((only.Submissions.Single().Reference, "id-document", "line:77"), (late.Reference, late.Field, late.File.ContentUrl));
        Assert.Contains("本人確認の写真を受け取りました", text);
        Assert.Contains("これで全部そろいました", text);
        Assert.DoesNotContain("まだ届いていない", only.Say("こんにちは"));
    }

    [Fact]
    public void A_photo_that_may_also_begin_a_report_is_asked_about()
    {
        talk.Through(Registration);
        var reference = talk.Submissions.Single().Reference;

        Assert.Contains("これは何ですか", talk.Send("image/jpeg", "line:77"));
        Assert.Contains($"1 本人確認の写真（{reference}）", talk.Text);
        Assert.Contains("2 活動報告", talk.Text);
        Assert.Empty(talk.Effects.OfType<AttachLater>());

        talk.Say("1");
        Assert.Equal(reference, Assert.Single(talk.Effects.OfType<AttachLater>()).Reference);
        Assert.Null(talk.State.Session);
    }

    [Fact]
    public void The_same_photo_can_begin_the_report_instead()
    {
        talk.Through(Registration);
        talk.Send("image/jpeg", "line:77");
        talk.Say("活動報告");
        Assert.Equal("activity-report", talk.State.Session!.Procedure);
        Assert.Contains("photo", talk.State.Session.Answers.Keys);
        Assert.Empty(talk.Effects.OfType<AttachLater>());
        Assert.Empty(talk.State.Held);
    }

    [Fact]
    public void With_two_registrations_open_it_joins_the_one_that_is_named()
    {
        talk.Through(Registration).Through(Registration);
        talk.Send("image/jpeg", "line:77");
        var second = talk.Submissions.Last().Reference;
        talk.Say(talk.Buttons[1].Said);
        Assert.Equal(second, Assert.Single(talk.Effects.OfType<AttachLater>()).Reference);
        Assert.Contains("まだ届いていないもの：本人確認の写真", talk.Text); // the other one's
    }

    [Fact]
    public void In_the_middle_of_another_form_it_is_asked_about_and_the_form_goes_on()
    {
        talk.Through(Registration).Through("活動報告", "4821");
        Assert.Contains("2 報告書の写真", talk.Send("image/jpeg", "line:77"));

        var text = talk.Say("1");

        Assert.Contains("いつの活動ですか", text);
        Assert.Single(talk.Effects.OfType<AttachLater>());
        Assert.DoesNotContain("photo", talk.State.Session!.Answers.Keys);

        talk.Send("image/jpeg", "line:78"); // the back of the card, or the report: nobody knows
        Assert.Contains("いつの活動ですか", talk.Say("2"));
        Assert.Contains("photo", talk.State.Session!.Answers.Keys);
    }

    [Fact]
    public void A_photo_the_open_question_asks_for_is_its_answer()
    {
        talk.Through(Registration)
            .Through("活動報告", "4821", "きのう", "9時から11時半まで", "1", "たろう", "いいえ", "いいえ", "交通費はない");
        Assert.Contains("確認してください", talk.Send("image/jpeg", "line:78"));
        Assert.Empty(talk.Effects.OfType<AttachLater>());
    }

    [Theory]
    [InlineData("どれでもない")]
    [InlineData("こんにちは")]
    public void A_file_nobody_places_is_used_nowhere_and_said_so(string words)
    {
        talk.Through(Registration);
        talk.Send("image/jpeg", "line:77");
        Assert.Contains("まだどこにも使っていません", talk.Say(words));
        Assert.NotEmpty(talk.Buttons);
        Assert.Empty(talk.Effects.OfType<AttachLater>());
        Assert.Empty(talk.State.Held);
    }

    [Fact]
    public void None_of_these_is_no_answer_to_the_open_question()
    {
        talk.Through(Registration).Through("活動報告", "4821", "きのう", "9時から11時半まで", "7");
        Assert.Contains("どんなことをしましたか", talk.Text);
        talk.Send("image/jpeg", "line:77");
        Assert.Contains("どんなことをしましたか", talk.Say("どれでもない"));
        Assert.DoesNotContain("support-other", talk.State.Session!.Answers.Keys);
    }

    [Fact]
    public void Front_and_back_go_together()
    {
        var only = new Talk(new ProcedureCatalog([Talk.Shipped.Find("member-registration", 1)!], []));
        only.Through(Registration);
        only.Send("image/jpeg", "line:77");
        only.Send("image/jpeg", "line:78");
        Assert.Equal(["line:77", "line:78"], only.Effects.OfType<AttachLater>().Select(e => e.File.ContentUrl));

        only.Now += TimeSpan.FromHours(1);
        only.Send("image/jpeg", "line:79"); // too late to be the same document
        Assert.Equal(2, only.Effects.OfType<AttachLater>().Count());
    }

    [Fact]
    public void A_document_taken_back_is_missing_again()
    {
        var only = new Talk(new ProcedureCatalog([Talk.Shipped.Find("member-registration", 1)!], []));
        only.Through(Registration);
        only.Send("image/jpeg", "line:77");
        only.Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = only.LastMessageId });
        Assert.Contains("まだ届いていないもの：本人確認の写真", only.Say("こんにちは"));
    }
}
