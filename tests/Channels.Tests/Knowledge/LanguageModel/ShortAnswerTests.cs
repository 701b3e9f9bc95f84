using Channels.Knowledge.Content;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.Reading;
using CsCheck;
using static Channels.Tests.Knowledge.LanguageModel.Questions;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>A model's answer is held against the entry; what is not the entry's own words is not shown.</summary>
public sealed class ShortAnswerTests
{
    private static readonly QuestionReader Reader = new();

    [Fact]
    public void Background_may_be_left_out() => Assert.Equal((Rule + Proviso, ModelReasons.Shortened), Read(Sentences(Rule, Proviso)));

    [Fact]
    public void The_order_is_the_entrys_own() =>
        Assert.Equal((Rule + Proviso + Desk, ModelReasons.Shortened), Read(Sentences(Desk, Proviso, Rule)));

    [Fact]
    public void What_is_shown_is_the_entrys_spelling_and_not_the_models() =>
        Assert.Equal(
            (Rule + Proviso, ModelReasons.Shortened),
            Read(Sentences(Rule.Replace("10", "１０\u200b", StringComparison.Ordinal), Proviso.TrimEnd('。')))
        );

    [Fact]
    public void All_of_it_changes_nothing() => Assert.Equal((null, ModelReasons.Unchanged), Read(Sentences(Rule, Proviso, Form, Desk)));

    [Theory]
    [InlineData("", ModelReasons.NotJson)]
    [InlineData("変更の日から10日以内です。", ModelReasons.NotJson)]
    [InlineData("{\"sentences\":[{\"entry\":\"change\",\"quote\":\"変更", ModelReasons.NotJson)]
    [InlineData("```json\n{\"sentences\":[]}\n```", ModelReasons.NotJson)]
    [InlineData("null", ModelReasons.Schema)]
    [InlineData("[]", ModelReasons.Schema)]
    [InlineData("{}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":null}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[null]}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[],\"answer\":\"10日です\"}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[],\"sentences\":[]}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[{\"entry\":\"change\",\"text\":\"10日です\"}]}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[{\"entry\":\"change\",\"quote\":1,\"text\":\"10日です\"}]}", ModelReasons.Schema)]
    [InlineData("{\"sentences\":[{\"entry\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}}}}]}", ModelReasons.NotJson)]
    [InlineData("{\"sentences\":[]}", ModelReasons.Nothing)]
    public void What_has_another_form_is_not_read(string output, string reason) => Assert.Equal((null, reason), Read(output));

    public static TheoryData<string, string, string, string> Lies =>
        new()
        {
            { "other", Rule, Rule, ModelReasons.UnknownEntry },
            { "", Rule, Rule, ModelReasons.Uncited },
            { "change", "", Rule, ModelReasons.Uncited },
            { "change", " ", Rule, ModelReasons.Uncited },
            { "change", Rule, "", ModelReasons.Uncited },
            { "change", "\u200b", Rule, ModelReasons.QuoteMissing },
            { "change", "届出は14日以内です。", Rule, ModelReasons.QuoteMissing },
            { "change", "変更の日から10日以内に届け出ません", Rule, ModelReasons.QuoteMissing },
            { "change", Rule, "変更届は、変更の日から14日以内に届け出ます。", ModelReasons.Number },
            { "change", Rule, "変更届は、変更の日から10か月以内に届け出ます。", ModelReasons.Number },
            { "change", Rule, "変更届は、令和6年度の変更の日から10日以内に届け出ます。", ModelReasons.Number },
            { "change", Rule, "変更届は、第82条により変更の日から10日以内に届け出ます。", ModelReasons.Number },
            { "change", Rule, "変更届は、変更の日の翌月から10日以内に届け出ます。", ModelReasons.Number },
            { "change", Rule, "変更届は、変更の日から十日以内に届け出ます。", ModelReasons.Number },
            { "change", Rule, "訪問看護の変更届は、変更の日から10日以内に届け出ます。", ModelReasons.Name },
            { "change", Rule, "特定事業所加算の変更届は、変更の日から10日以内に届け出ます。", ModelReasons.Name },
            { "change", Rule, Rule + "くわしくは https://example.com/ へ。", ModelReasons.Link },
            { "change", Rule, Rule + "くわしくはexample.xyz/aへ。", ModelReasons.Link },
            { "change", Rule, Rule + "<b>届出</b>", ModelReasons.Markup },
            { "change", Rule, "**" + Rule + "**", ModelReasons.Markup },
            { "change", Rule, "変更届は、変更の日から10日に届け出ます。", ModelReasons.LimitLost },
            { "change", Proviso, "役員だけの変更では、届け出る必要はありません。", ModelReasons.LimitLost },
            { "change", Proviso, "ただし、役員の変更では、届け出る必要はありません。", ModelReasons.LimitLost },
            { "change", Proviso, "ただし、役員だけの変更では、届け出る必要があります。", ModelReasons.LimitLost },
            { "change", Rule + Proviso, Rule, ModelReasons.LimitLost },
            { "change", "変更届は、変更の日から10日", "変更届は、変更の日から10日", ModelReasons.LimitLost },
            { "change", Form, "様式は、市の窓口に置いています。", ModelReasons.Reworded },
            { "change", Form, "様式は、ホームページに載せています。", ModelReasons.Reworded },
            { "change", Form, Form + Desk, ModelReasons.Reworded },
        };

    [Theory]
    [MemberData(nameof(Lies))]
    public void One_sentence_that_is_not_what_it_cites_spoils_the_answer(string entry, string quote, string text, string reason) =>
        Assert.Equal((null, reason), Read(Sentences(("change", Proviso, Proviso), (entry, quote, text), ("change", Rule, Rule))));

    [Theory]
    [InlineData("対象は訪問介護です。ただし、兼務の人は別です。", 0)]
    [InlineData("対象は訪問介護です。20分のものは合算しません。", 0)]
    [InlineData("対象は訪問介護です。休んでいる事業所は対象外です。", 0)]
    [InlineData("対象は訪問介護です。休止中の事業所を除いて適用します。", 0)]
    [InlineData("対象は訪問介護です。電子申請のときは別に連絡します。", 0)]
    [InlineData("対象は訪問介護です。名簿を添えて届け出てください。", 0)]
    public void What_limits_or_obliges_is_never_left_out(string answer, int kept) =>
        Assert.Equal((null, ModelReasons.LimitLost), Keep(answer, kept));

    [Theory]
    [InlineData("施設は100分の3です。在宅は100分の1です。", 0)]
    [InlineData("再開した日から10日のうちに届け出ます。北九州市では、1か月前に連絡をもらいます。", 0)]
    [InlineData("再開した日から10日のうちに届け出ます。運営規程は月末に出します。", 0)]
    [InlineData("窓口は2つです。届出は令和6年に変わりました。この方法は市だけのものです。", 2)]
    [InlineData("対象は訪問看護です。令和8年6月に加わります。窓口は市です。", 1)]
    [InlineData("計画を作ります。その写しは市に送ります。", 1)]
    public void What_belongs_to_a_kept_sentence_is_not_left_out(string answer, int kept) =>
        Assert.Contains(Keep(answer, kept).Reason, new[] { ModelReasons.LeftOut, ModelReasons.LimitLost });

    [Fact]
    public void An_answer_that_repeats_itself_is_too_long() =>
        Assert.Equal((null, ModelReasons.TooLong), Read(Sentences([.. Enumerable.Repeat(Rule, 61)])));

    [Fact]
    public void A_link_of_the_entry_itself_is_no_foreign_one()
    {
        const string With = "案内は、https://www.example.jp/kaigo にあります。";
        var entry = Change with { Answer = With + Desk };
        Assert.Equal((With, ModelReasons.Shortened), ShortAnswer.Read(Sentences(With), entry, Reader, Today));
    }

    [Fact]
    public void Whatever_a_model_writes_only_sentences_of_the_entry_are_shown_and_every_limit_of_it()
    {
        string[] texts =
        [
            Rule,
            Proviso,
            Form,
            Desk,
            "10日です。",
            "様式は、市の",
            "https://example.com",
            "届け出る必要はありません。",
            "窓口は、訪問看護です。",
        ];
        Gen.Int[0, texts.Length - 1]
            .Array[0, 6]
            .Sample(picked =>
            {
                var (text, _) = Read(Sentences([.. picked.Select(at => texts[at])]));
                var rest = text ?? Rule + Proviso;
                Assert.StartsWith(Rule + Proviso, rest, StringComparison.Ordinal);
                Assert.Contains(rest[(Rule + Proviso).Length..], new[] { "", Form, Desk });
            });
    }

    [Fact]
    public void No_change_of_a_single_character_passes() =>
        Gen.Select(Gen.Int[0, (Rule + Proviso).Length - 1], Gen.Char['ぁ', '龥'].Where(char.IsLetter), Gen.Int[0, 2])
            .Sample(
                (at, c, kind) =>
                {
                    var all = Rule + Proviso;
                    var changed = kind switch
                    {
                        0 => all[..at] + c + all[(at + 1)..],
                        1 => all[..at] + c + all[at..],
                        _ => all[..at] + all[(at + 1)..],
                    };
                    var isSame = SameWords.Key(changed).TrimEnd('。') == SameWords.Key(all).TrimEnd('。');
                    Assert.Equal(isSame, Read(Sentences(("change", all, changed))).Text is not null);
                }
            );

    [Fact]
    public void No_text_whatever_brings_the_check_down() => Gen.String.Sample(text => Assert.Null(Read(text).Text));

    [Fact]
    public void Whichever_sentences_of_shipped_answers_are_taken_no_limit_is_lost()
    {
        var entries = EntryFiles.Read(EntryFiles.DefaultFolder).Entries;
        Gen.Select(Gen.Int[0, entries.Count - 1], Gen.Int[1, 255])
            .Sample(
                (which, mask) =>
                {
                    var entry = entries[which];
                    var pieces = Pieces.Of(entry.Answer);
                    var output = Sentences([
                        .. pieces.Where((_, at) => (mask & (1 << (at % 8))) != 0).Select(p => (entry.Id, p.Text, p.Text)),
                    ]);
                    if (ShortAnswer.Read(output, entry, Reader, Today).Text is { } text)
                        Assert.Equal(Cues.Limits(entry.Answer), Cues.Limits(text));
                }
            );
    }

    private static (string? Text, string Reason) Read(string output) => ShortAnswer.Read(output, Change, Reader, Today);

    private static (string? Text, string Reason) Keep(string answer, int kept)
    {
        var entry = Change with { Answer = answer };
        var text = Pieces.Of(answer)[kept].Text;
        return ShortAnswer.Read(Sentences(text), entry, Reader, Today);
    }
}
