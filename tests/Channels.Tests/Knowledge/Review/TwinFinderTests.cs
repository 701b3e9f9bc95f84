using System.Diagnostics;
using Channels.Knowledge.Content;
using Channels.Knowledge.Review;

namespace Channels.Tests.Knowledge.Review;

public sealed class TwinFinderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("変更届はいつまでに出せばよいですか", "変更届の提出期限は")]
    [InlineData("事故が起きたときの報告はいつまでですか", "事故報告の期限は何日以内ですか")]
    [InlineData("ヘルパーの2時間ルールとは", "訪問介護の２時間ルールとは何ですか")]
    [InlineData("BCP減算の率はいくらですか", "業務継続計画未策定減算は何パーセントですか")]
    [InlineData("運営推進会議は何か月に1回開きますか", "運営推進会議の開催頻度")]
    [InlineData("管理者は兼務できますか", "管理者の兼務は認められますか")]
    [InlineData("入浴介助加算の研修の内容は", "入浴介助加算の研修内容について")]
    public void The_same_question_in_other_words_is_a_near_duplicate(string one, string other)
    {
        var twin = Assert.Single(Twins(A(one, "市に確認してください。"), A(other, "担当課にお問い合わせください。")));
        Assert.Equal(TwinKind.NearDuplicate, twin.Kind);
        Assert.Equal(TwinReasons.Wording, Assert.Single(twin.Reasons).Code);
    }

    [Theory]
    [InlineData("変更届の期限", "廃止届の期限")]
    [InlineData("事故報告の期限", "事故報告の方法")]
    [InlineData("BCP減算の率", "BCP減算の対象になる場合")]
    [InlineData("虐待防止減算の遡及", "BCP減算の遡及")]
    [InlineData("処遇改善計画書の期限", "処遇改善の実績報告の期限")]
    [InlineData("生活相談員は何人必要か", "看護職員は何人必要か")]
    [InlineData("20分未満の訪問の扱い", "45分以上の訪問の扱い")]
    [InlineData("令和6年度の計画書の期限", "令和8年度の計画書の期限")]
    public void Neighbouring_questions_are_no_twins(string one, string other) =>
        Assert.Empty(Twins(A(one, "5日以内です。"), A(other, "10日以内です。")));

    [Theory]
    [InlineData("5日以内に報告します。", "10日以内に報告します。", TwinReasons.Period, "5日以内", "10日以内")]
    [InlineData("1年です。", "12か月です。", null, "", "")]
    [InlineData("1か月以内です。", "30日以内です。", TwinReasons.Period, "1か月以内", "30日以内")]
    [InlineData("100分の3を減算します。", "１／１００を減算します。", TwinReasons.Share, "100分の3", "1/100")]
    [InlineData("所定単位数の3/100です。", "３％です。", null, "", "")]
    [InlineData("2割です。", "10パーセントです。", TwinReasons.Share, "2割", "10パーセント")]
    [InlineData("4月15日までです。", "6月15日までです。", TwinReasons.Date, "4月15日", "6月15日")]
    [InlineData("令和6年4月1日からです。", "2024年4月1日からです。", null, "", "")]
    [InlineData("令和6年3月31日で終わりました。", "令和7年3月31日で終わりました。", TwinReasons.Date, "令和6年3月31日", "令和7年3月31日")]
    [InlineData("200単位です。", "100単位です。", TwinReasons.Units, "200単位", "100単位")]
    [InlineData("手数料は1,000円です。", "手数料は2千円です。", TwinReasons.Money, "1,000円", "2千円")]
    [InlineData("手数料は10,000円です。", "手数料は1万円です。", null, "", "")]
    [InlineData("2人以上です。", "2人以下です。", TwinReasons.Bound, "2人以上", "2人以下")]
    [InlineData(
        "二月に1回、介護保険法第75条によります。",
        "二月に1回、介護保険法第82条によります。",
        TwinReasons.Article,
        "第75条",
        "第82条"
    )]
    [InlineData("届出は必要です。", "届出は必要ありません。", TwinReasons.Negation, "必要です", "必要ありません")]
    [InlineData("兼務できます。", "兼務できません。", TwinReasons.Negation, "できます", "できません")]
    [InlineData("常勤換算に含めます。", "常勤換算に含めません。", TwinReasons.Negation, "含めます", "含めません")]
    [InlineData(
        "さかのぼって適用されます。",
        "さかのぼっては適用されません。",
        TwinReasons.Negation,
        "さかのぼって適用されます",
        "さかのぼっては適用されません"
    )]
    [InlineData("決まっています。", "決まっていません。", TwinReasons.Negation, "決まっています", "決まっていません")]
    [InlineData("定められています。", "定められていません。", TwinReasons.Negation, "定められています", "定められていません")]
    [InlineData("10日以内に届け出ます。", "10日以内に届け出ます。再開の1か月前に連絡してください。", null, "", "")]
    [InlineData("vol.952問2のとおりです。", "vol.941問7のとおりです。", null, "", "")]
    public void Answers_that_cannot_both_hold_contradict_each_other(string one, string other, string? code, string ones, string others)
    {
        var twin = Assert.Single(Twins(A("再開届の期限は", one), A("再開の届出はいつまでですか", other)));
        if (code is null)
        {
            Assert.Equal(TwinKind.NearDuplicate, twin.Kind);
            return;
        }

        Assert.Equal(TwinKind.Contradiction, twin.Kind);
        Assert.Equal([new TwinReason(code, ones, others)], twin.Reasons.Skip(1));
    }

    [Theory]
    [InlineData(
        "訪問介護計画書の控えは何年保存しますか",
        "訪問介護計画書の写しの保存期間は何年ですか",
        "５年間保存します。",
        "2年間です。"
    )]
    [InlineData("事故の記録は何年間保管しますか", "事故に関する記録の保存は何年ですか", "5年間です。", "2年間です。")]
    [InlineData("苦情の受付簿は何年保存しますか", "苦情受付簿の保存年数は何年ですか", "5年です。", "３年です。")]
    public void Nearly_the_same_question_with_another_number_of_years_is_a_contradiction(
        string one,
        string other,
        string ones,
        string others
    )
    {
        var twin = Assert.Single(Twins(A(one, ones) with { Services = ["訪問介護"] }, A(other, others) with { Services = ["訪問介護"] }));
        Assert.Equal(TwinKind.Contradiction, twin.Kind);
        Assert.Contains(twin.Reasons, r => r.Code == TwinReasons.Period);
    }

    [Fact]
    public void Answers_for_different_services_cities_revisions_or_times_are_meant_to_differ()
    {
        var home = A("BCP減算の率は", "所定単位数の100分の1です。") with { Services = ["訪問介護"] };
        var home2 = A("BCP減算は何パーセントか", "所定単位数の100分の3です。") with { Services = ["施設系"] };
        Assert.Empty(Twins(home, home2));
        Assert.Single(Twins(home with { Services = ["介護老人福祉施設"] }, home2), IsContradiction);
        Assert.Single(Twins(home with { Services = [] }, home2), IsContradiction);
        (home, home2) = (home with { Services = [] }, home2 with { Services = [] });
        Assert.Empty(Twins(home with { Revision = "R6" }, home2 with { Revision = "R8" }));
        Assert.Empty(Twins(home with { ValidUntil = new DateOnly(2024, 3, 31) }, home2 with { ValidFrom = new DateOnly(2024, 4, 1) }));
        Assert.Single(
            Twins(home with { ValidUntil = new DateOnly(2024, 4, 1) }, home2 with { ValidFrom = new DateOnly(2024, 4, 1) }),
            IsContradiction
        );
        Assert.Empty(Twins(home with { Jurisdiction = "北九州市" }, home2 with { Jurisdiction = "福岡市" }));
        Assert.Single(Twins(home with { Jurisdiction = "北九州市" }, home2), IsContradiction);
        Assert.Empty(Twins(home with { Status = EntryStatus.Superseded }, home2));
    }

    [Fact]
    public void An_entry_is_compared_with_all_others_by_all_its_wordings_and_not_with_its_own_older_self()
    {
        var known = A("地震のあとの連絡", "5日以内に連絡します。") with { Id = "known", Aliases = ["事故報告の期限"] };
        var finder = TwinFinder.Build([known, A("食費はいくらですか", "1,445円です。")], Today);
        var twin = Assert.Single(finder.Of(A("台風のときの電話", "10日以内です。") with { Aliases = ["事故の報告はいつまで"] }));
        Assert.Equal((TwinKind.Contradiction, "known"), (twin.Kind, twin.Other.Id));
        Assert.Equal(("事故の報告はいつまで", "事故報告の期限"), (twin.Reasons[0].One, twin.Reasons[0].Other));
        Assert.Empty(finder.Of(known with { Answer = "10日以内に連絡します。" }));
    }

    [Fact]
    public void Among_the_shipped_entries_few_pairs_are_pointed_at_and_a_wrong_one_is_found()
    {
        var entries = EntryFiles.Read(EntryFiles.DefaultFolder).Entries;

        // Two pairs whose aliases say little besides the add-on; people look at them once.
        Assert.InRange(TwinFinder.Build(entries, Today).All().Count(IsContradiction), 0, 2);
        var deadline = entries.Single(e => e.Id == "accident-report-deadline");
        var wrong = deadline with
        {
            Id = "wrong",
            Question = "事故報告は何日以内ですか",
            Aliases = [],
            Answer = "10日以内に報告してください。",
        };
        var twin = Assert.Single(TwinFinder.Build([.. entries, wrong], Today).Of(wrong), IsContradiction);
        Assert.Equal(
            ("wrong", deadline.Id, "10日以内", "5日以内"),
            (twin.One.Id, twin.Other.Id, twin.Reasons[1].One, twin.Reasons[1].Other)
        );
    }

    [Fact]
    public void Every_pair_is_told_once_and_the_same_as_one_by_one()
    {
        var entries = Enumerable.Range(0, 60).Select(n => A($"第{n % 7}種の届出の期限", $"{n % 3}日以内") with { Id = $"e{n}" }).ToList();
        var finder = TwinFinder.Build(entries, Today);
        var all = finder.All().Select(t => (t.One.Id, t.Other.Id)).ToHashSet();
        Assert.NotEmpty(all);
        foreach (var entry in entries)
        {
            foreach (var twin in finder.Of(entry))
                Assert.True(all.Contains((entry.Id, twin.Other.Id)) ^ all.Contains((twin.Other.Id, entry.Id)));
        }
    }

    [Fact]
    public void Twenty_thousand_entries_are_compared_by_their_rare_words()
    {
        string[] subjects = ["計画書", "同意書", "運営規程", "契約書", "看護記録", "献立表", "勤務表", "名簿", "委任状", "領収書"];
        var entries = Enumerable
            .Range(0, 20_000)
            .Select(n =>
                A($"{(char)('一' + (n % 2000))}{(char)('丁' + (n / 2))}事業の{subjects[n % 10]}の保存", $"{n % 5}年です。") with
                {
                    Id = $"e{n}",
                }
            )
            .ToList();
        var watch = Stopwatch.StartNew();
        var finder = TwinFinder.Build(entries, Today);
        finder.All(TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage($"20,000 entries: {watch.ElapsedMilliseconds} ms");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    private static Entry A(string question, string answer) =>
        new()
        {
            Id = question,
            Question = question,
            Answer = answer,
        };

    private static bool IsContradiction(Twin twin) => twin.Kind == TwinKind.Contradiction;

    private static IReadOnlyList<Twin> Twins(params Entry[] entries) => TwinFinder.Build(entries, Today).All();
}
