using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.Forms;

/// <summary>What each type makes of what people write: its canonical form, or the code of the problem.</summary>
public sealed class FieldTypeTests
{
    [Theory]
    [InlineData("text", "longest: 5", "たろう ", "\"たろう\"")]
    [InlineData("text", "longest: 5", "六文字あります", "text.too-long")]
    [InlineData("text", "shortest: 3", "二", "text.too-short")]
    [InlineData("text", "pattern: '[A-Z]{2}[0-9]+'", "AB12", "\"AB12\"")]
    [InlineData("text", "pattern: '[A-Z]{2}[0-9]+'", "ab", "text.pattern")]
    [InlineData("long-text", "", "長い\n文", "\"長い\\n文\"")]
    [InlineData("text", "pattern: '[0-9]{10}'", "４０７０１２３４５６", "\"4070123456\"")]
    [InlineData("text", "pattern: '[0-9]{10}'", "事業所番号は40-7012-3456です", "\"4070123456\"")]
    [InlineData("text", "pattern: '[0-9]{10}'", "No.4070123456", "\"4070123456\"")]
    [InlineData("text", "pattern: '[0-9]{10}'", "407012345", "text.pattern")]
    [InlineData("text", "pattern: '[A-Z]{2}[0-9]+'", "番号はＡＢ12です", "\"AB12\"")]
    [InlineData("member-number", "", "会員番号は０４８２１です", "\"04821\"")]
    [InlineData("member-number", "", "123", "member-number.none")]
    [InlineData("member-number", "", "令和8年11月20日", "member-number.none")]
    [InlineData("member-number", "", "11/25-26", "member-number.none")]
    [InlineData("member-number", "", "よんはちにいち", "\"4821\"")]
    [InlineData("member-number", "", "4821か4812です", "unsure")]
    [InlineData("person-name", "", "山﨑 髙子", "\"山﨑 髙子\"")]
    [InlineData("person-name", "", "12345", "person-name.none")]
    [InlineData("kana-name", "", "やまさき　たかこ", "\"ヤマサキ タカコ\"")]
    [InlineData("kana-name", "", "ﾔﾏｻﾞｷ", "\"ヤマザキ\"")]
    [InlineData("kana-name", "", "山崎", "kana-name.none")]
    [InlineData("kana-name", "", "スズキ ヨ－コです", "\"スズキ ヨーコ\"")]
    [InlineData("kana-name", "", "ジョン Ｊ スミス", "kana-name.letters")]
    [InlineData("person-name", "", "名前は𠮷𡌛です", "\"𠮷𡌛\"")]
    [InlineData("date", "check: [ not-future ]", "S45,4,1", "\"1970-04-01\"")]
    [InlineData("date", "check: [ not-future ]", "ひみつ", "birthday.none")]
    [InlineData("date", "check: [ not-future ]", "令和8年4月1日", "\"2026-04-01\"")]
    [InlineData("date", "check: [ not-future, within: 60d ]", "ひみつ", "date.none")]
    [InlineData("date", "", "令和8年4月1日", "\"2026-04-01\"")]
    [InlineData("date", "check: [ not-future ]", "2026-04-03", "date.future")]
    [InlineData("date", "check: [ not-past ]", "2026-04-01", "date.past")]
    [InlineData("date", "check: [ within: 10d ]", "2026-03-01", "date.too-old")]
    [InlineData("date", "check: [ within: 10d ]", "2026-05-01", "date.too-far")]
    [InlineData("time", "", "午後3時半", "\"15:30\"")]
    [InlineData("period", "usual: daytime", "4時から6時半", "{\"from\":\"16:00\",\"to\":\"18:30\"}")]
    [InlineData("period", "check: [ longest: 2h ]", "9:00-12:00", "period.too-long")]
    [InlineData("period", "check: [ shortest: 2h ]", "9:00-10:00", "period.too-short")]
    [InlineData("choice", "options: [ a, b ]", "2", "\"b\"")]
    [InlineData("choice", "options: [ a, b ]", "②です", "\"b\"")]
    [InlineData("choice", "options: [ a, b ]", "ラベルB", "\"b\"")]
    [InlineData("choice", "options: [ a, b ]", "らべるb", "\"b\"")]
    [InlineData("choice", "options: [ a, b ]", "3", "choice.none")]
    [InlineData("choices", "options: [ a, b, c ]", "3と1", "[\"a\",\"c\"]")]
    [InlineData("choices", "options: [ a, b, c ]", "1、2", "[\"a\",\"b\"]")]
    [InlineData("choices", "options: [ a, b, c ]", "1と9", "choice.none")]
    [InlineData("choices", "options: [ a, b, c ]\nmost: 1", "1と2", "choices.too-many")]
    [InlineData("yes-no", "", "うん", "true")]
    [InlineData("yes-no", "", "2", "false")]
    [InlineData("yes-no", "", "もうおらん", "false")]
    [InlineData("yes-no", "", "はい、少し熱がありました", "true")]
    [InlineData("yes-no", "", "熱はありませんでした", "unsure")]
    [InlineData("yes-no", "", "いいえ10時からです", "yes-no.none")]
    [InlineData("number", "least: 1\nmost: 5", "３人", "3")]
    [InlineData("number", "least: 1\nmost: 5", "9", "number.range")]
    [InlineData("money", "", "千二百円", "1200")]
    [InlineData("money", "most: 1000", "1200", "money.too-much")]
    [InlineData("money", "", "片道210円の往復", "420")]
    [InlineData("money", "", "片道230円です", "unsure")]
    [InlineData("money", "", "自転車で行きました", "0")]
    [InlineData("money", "", "徒歩でした", "0")]
    [InlineData("money", "", "自転車ではありません", "money.none")]
    [InlineData("phone", "", "０９３-５８２-２１１１", "\"0935822111\"")]
    [InlineData("phone", "", "わかりません", "phone.none")]
    [InlineData("email", "", "taro@example.jp", "\"taro@example.jp\"")]
    [InlineData("email", "", "わかりません", "email.none")]
    [InlineData("postal-code", "", "〒803ー0814", "\"8030814\"")]
    [InlineData("ward", "", "小倉北", "\"kokurakita\"")]
    [InlineData("ward", "", "やはたにし", "\"yahatanishi\"")]
    [InlineData("ward", "outside: true", "市外", "\"outside\"")]
    [InlineData("ward", "", "博多区", "choice.none")]
    [InlineData("image", "", "これです", "photo.expected")]
    [InlineData("file", "", "これです", "file.expected")]
    [InlineData("location", "", "市役所の前", "{\"text\":\"市役所の前\"}")]
    [InlineData("consent", "text-version: 2026-04", "はい", "{\"agreed\":true,\"text\":\"2026-04\"}")]
    [InlineData("consent", "text-version: 2026-04", "承諾します", "{\"agreed\":true,\"text\":\"2026-04\"}")]
    [InlineData("consent", "text-version: 2026-04", "大丈夫ですよ", "unsure")]
    [InlineData("consent", "text-version: 2026-04", "はい、でもよく分かりません", "yes-no.none")]
    [InlineData("consent", "text-version: 2026-04", "いいえ", "consent.needed")]
    public void A_type_reads_into_its_canonical_form(string type, string settings, string said, string expected)
    {
        var view = View(type, settings);

        var reading = view.Field.Type.Read(new FieldInput(view, said, DialogWords.Fold(said), []));

        var actual = reading switch
        {
            FieldReading.Understood understood => understood.Value.GetRawText(),
            FieldReading.Problem problem => problem.Code,
            FieldReading.Unsure => "unsure",
            _ => reading.ToString(),
        };
        Assert.Equal(Unescaped(expected), Unescaped(actual!));
        if (reading is FieldReading.Understood { Value: var value })
        {
            Assert.True(view.Field.Type.IsCanonical(value));
            Assert.NotEqual("", view.Field.Type.Show(value, view));
        }
    }

    [Fact]
    public void A_place_from_the_map_keeps_its_figures()
    {
        var view = View("location", "");
        using var content = JsonDocument.Parse("""{"title":"市役所","address":"小倉北区城内","latitude":33.8834,"longitude":130.8752}""");
        var place = new Attachment { ContentType = AttachmentTypes.Location, Content = content.RootElement.Clone() };
        var reading = Assert.IsType<FieldReading.Understood>(view.Field.Type.Read(new FieldInput(view, "", "", [place])));
        Assert.Equal("""{"text":"市役所 小倉北区城内","latitude":33.8834,"longitude":130.8752}""", reading.Value.GetRawText());
    }

    [Fact]
    public void No_type_throws_at_anything_people_write() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.String,
            said =>
            {
                foreach (var type in FieldTypes.All.Keys.Where(t => t is not ("repeat" or "bank-account" or "computed" or "note")))
                {
                    var view = View(
                        type,
                        type is "choice" or "choices" ? "options: [ a, b ]"
                            : type is "consent" ? "text-version: 1"
                            : ""
                    );
                    view.Field.Type.Read(new FieldInput(view, said, DialogWords.Fold(said), []));
                }
            },
            iter: 200
        );

    [Fact]
    public void Every_type_refuses_a_stored_value_of_another_kind()
    {
        foreach (var type in FieldTypes.All.Keys.Where(t => t is not ("repeat" or "bank-account" or "computed" or "note")))
        {
            var view = View(
                type,
                type is "choice" or "choices" ? "options: [ a, b ]"
                    : type is "consent" ? "text-version: 1"
                    : ""
            );
            using var odd = JsonDocument.Parse("[[1]]");
            Assert.False(view.Field.Type.IsCanonical(odd.RootElement), type);
            view.Field.Type.Show(odd.RootElement, view);
        }
    }

    [Theory]
    [InlineData("きのう")]
    [InlineData("今日はわかりません")]
    [InlineData("1月5日")]
    public void A_birthday_without_its_year_is_asked_about(string said)
    {
        var view = View("date", "check: [ not-future ]");
        Assert.IsType<FieldReading.Unsure>(view.Field.Type.Read(new FieldInput(view, said, DialogWords.Fold(said), [])));
    }

    [Theory]
    [InlineData("10時から", "period.from", "11時半", "{\"from\":\"10:00\",\"to\":\"11:30\"}")]
    [InlineData("10時から", "period.from", "11時半まで", "{\"from\":\"10:00\",\"to\":\"11:30\"}")]
    [InlineData("10時から", "period.from", "2時間", "{\"from\":\"10:00\",\"to\":\"12:00\"}")]
    [InlineData("10時から", "period.from", "9時から11時", "{\"from\":\"09:00\",\"to\":\"11:00\"}")]
    [InlineData("11時半まで", "period.to", "10時", "{\"from\":\"10:00\",\"to\":\"11:30\"}")]
    [InlineData("2時間", "period.minutes", "10時", "{\"from\":\"10:00\",\"to\":\"12:00\"}")]
    [InlineData("2時間", "period.minutes", "10時から", "{\"from\":\"10:00\",\"to\":\"12:00\"}")]
    public void Half_a_period_is_kept_until_the_other_half_is_said(string first, string asks, string second, string whole)
    {
        var view = View("period", "usual: daytime");
        var type = view.Field.Type;

        var half = Assert.IsType<FieldReading.Problem>(type.Read(new FieldInput(view, first, DialogWords.Fold(first), [])));

        Assert.Equal(asks, half.HalfCode);
        Assert.True(DialogWords.Default.HasProblem(asks));
        var read = Assert.IsType<FieldReading.Understood>(
            type.Complete(new FieldInput(view, second, DialogWords.Fold(second), []), half.Half!.Value)
        );
        Assert.Equal(whole, read.Value.GetRawText());
    }

    private static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json);

    private static FieldView View(string type, string settings)
    {
        var lines = settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => "    " + l);
        var definition = $"id: small\nversion: 1\nfields:\n  - id: f\n    type: {type}\n{string.Join('\n', lines)}\n";
        var options = type is "choice" or "choices"
            ? ", options: { "
                + string.Join(
                    ", ",
                    "abc"
                        .Where(o =>
                            settings.Contains(o + " ", StringComparison.Ordinal) || settings.Contains(o + ",", StringComparison.Ordinal)
                        )
                        .Select(o => $"{o}: ラベル{char.ToUpperInvariant(o)}")
                )
                + " }"
            : "";
        var sources = new Dictionary<string, string> { ["procedure.yaml"] = definition };
        foreach (var language in Languages.Required)
            sources[language + ".yaml"] = $"title: x\ndone: '{{number}}'\nfields: {{ f: {{ label: l, ask: a{options} }} }}\n";
        var findings = new List<Lint>();
        var procedure = ProcedureReader.Read("small", "small", sources, findings);
        Assert.True(procedure is not null, string.Join('\n', findings));
        return new FieldView(procedure.Fields[0], "ja", DialogWords.Default, new DateOnly(2026, 4, 2), _ => null);
    }
}
