using Channels.Bot.Contract;
using Channels.Tests.Support;
using Channels.Text;

namespace Channels.Tests.Dialogs.Cases;

/// <summary>Who comes back to a consultation has that one, and no second; whether somebody answered is looked up, also in the middle of
/// it.</summary>
public sealed class SameCaseTests
{
    private static readonly string Number = ReferenceNumber.Create("SK", new byte[32]).ToString();

    private readonly Talk page = new(Talk.Shipped, channel: "webchat");

    [Theory]
    [InlineData("前の相談の続き")]
    [InlineData("Earlier consultation")]
    public void A_number_that_was_asked_for_is_no_case_of_its_own(string back)
    {
        var wrong = Number[..^1] + (Number[^1] == '3' ? '4' : '3');
        page.Through("相談", back, wrong, Number, "tall lamp");
        Assert.Empty(page.Submissions);
        Assert.Contains(page.Effects, e => e is OpenCase open && open.Reference == Number);
    }

    [Fact]
    public void What_is_told_instead_is_kept()
    {
        page.Through("相談", "前の相談の続き", "夫に殴られて困っています");
        Assert.Single(page.Submissions.Select(s => s.Reference).Distinct());
        Assert.Contains(page.Effects, e => e is RaiseAlert { Kind: "urgent" });
    }

    [Theory]
    [InlineData("今日も飯を抜いた")]
    [InlineData("また来たよ。申請の件やけど、どうなっとる")]
    public void What_comes_after_the_end_goes_with_the_case_that_was_returned_to(string words)
    {
        page.Say($"{Number} ながいそら");
        page.Find(page.Effects.OfType<OpenCase>().Last(), new CaseOpening(Number, page.Now, []));
        page.Through("終わる").Say(words);
        Assert.Contains(page.Effects, e => e is AddToCase added && added.Reference == Number && added.Text == words);
        Assert.Empty(page.Submissions);
    }

    [Theory]
    [InlineData("返事はまだか")]
    [InlineData("すまんの、返事はまだか")]
    [InlineData("へんじ きた?")]
    public void Whether_there_is_an_answer_is_looked_up_and_the_form_goes_on(string asked)
    {
        page.Through("相談", "父に叩かれます", "続ける").Say(asked);
        var read = Assert.Single(page.Effects.OfType<ReadCase>());
        page.Find(read, new CaseOpening(read.Reference, page.Now, []));
        Assert.Contains("まだ返事はありません", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("（1/10）", page.Text, StringComparison.Ordinal); // after a cry nothing is asked back
        Assert.DoesNotContain(page.Submissions, s => s.AnswersJson.Contains(asked, StringComparison.Ordinal) || s.Said == asked);
        page.Say("続ける");
        Assert.Contains("（1/10）", page.Text, StringComparison.Ordinal);
        page.Say("門司区");
        Assert.Contains("（2/10）", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_cry_the_question_is_asked_again()
    {
        page.Through("相談", "市営住宅の申し込みはできますか", "返事はまだか");
        var read = Assert.Single(page.Effects.OfType<ReadCase>());
        page.Find(read, new CaseOpening(read.Reference, page.Now, []));
        Assert.Contains("まだ返事はありません", page.Text, StringComparison.Ordinal);
        Assert.Contains("（1/10）", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did somebody answer me?")]
    [InlineData("any reply?")]
    [InlineData("Is there any reply po?")]
    public void In_English_as_well_and_the_answer_is_shown(string asked)
    {
        page.Through("相談", "English", "my husband hits me").Say(asked);
        var read = Assert.Single(page.Effects.OfType<ReadCase>());
        page.Find(read, new CaseOpening(read.Reference, page.Now, [new CaseReply(page.Now, "Please come tomorrow.")]));
        Assert.Contains("Please come tomorrow.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("大家から返事がまだ")]
    [InlineData("会社からの返事がまだ来ない")]
    public void Somebody_elses_answer_is_told(string words)
    {
        page.Through("相談", "父に叩かれます", "続ける").Say(words);
        Assert.Empty(page.Effects.OfType<ReadCase>());
        Assert.Contains(page.Submissions, s => s.Said == words || s.AnswersJson.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_was_sent_it_is_said_so() =>
        Assert.Contains("まだ送っていません", page.Through("相談").Say("返事はまだか"), StringComparison.Ordinal);

    [Theory]
    [InlineData("あの、ここに書いたことって、家の人にもわかりますか", "窓口の職員だけに")]
    [InlineData("もし申し込んだままだと、あの人に通知が行きますか", "扶養照会")]
    public void Who_learns_of_it_is_answered_in_LINE_as_on_the_page(string asked, string answer)
    {
        Assert.Contains(answer, new Talk(Talk.Shipped).Say(asked), StringComparison.Ordinal);
        Assert.Contains(answer, page.Through("相談").Say(asked), StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_a_husband_is_told_is_answered() =>
        Assert.Contains(
            "to the staff of this office only",
            page.Through("相談", "English", "I lost my job").Say("Is my husband told that I wrote here?"),
            StringComparison.Ordinal
        );
}
