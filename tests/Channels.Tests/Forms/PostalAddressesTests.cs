using System.Text;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms.Postal;
using Channels.Tests.Support;

namespace Channels.Tests.Forms;

/// <summary>The official layout with its traps, on invented places.</summary>
public sealed class PostalAddressesTests
{
    private const string Csv = """
        40106,"803  ","8030814","ﾌｸｵｶｹﾝ","ｷﾀｷﾕｳｼﾕｳｼｺｸﾗｷﾀｸ","ｵｵﾃﾏﾁ","福岡県","北九州市小倉北区","大手町",0,0,0,0,0,0
        40106,"803  ","8030000","ﾌｸｵｶｹﾝ","ｷﾀｷﾕｳｼﾕｳｼｺｸﾗｷﾀｸ","ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ","福岡県","北九州市小倉北区","以下に掲載がない場合",0,0,0,0,0,0
        40999,"899  ","8990001","ﾌｸｵｶｹﾝ","ｿﾗｼ","ｱｵﾏﾁ","福岡県","そら市","あお町（１〜３丁目、",0,0,1,0,0,0
        40999,"899  ","8990001","ﾌｸｵｶｹﾝ","ｿﾗｼ","ｱｵﾏﾁ","福岡県","そら市","４番地を除く）",0,0,1,0,0,0
        40999,"899  ","8990002","ﾌｸｵｶｹﾝ","ｿﾗｼ","ｷﾀ","福岡県","そら市","きた",0,0,0,1,0,0
        40999,"899  ","8990002","ﾌｸｵｶｹﾝ","ｿﾗｼ","ﾐﾅﾐ","福岡県","そら市","みなみ（その他）",0,0,0,1,0,0
        40999,"899  ","8990003","ﾌｸｵｶｹﾝ","ｿﾗｼ","ｿﾗｼﾉﾂｷﾞﾆﾊﾞﾝﾁｶﾞｸﾙﾊﾞｱｲ","福岡県","そら市","そら市の次に番地がくる場合",0,0,0,0,0,0
        40999,"899  ","8990004","ﾌｸｵｶｹﾝ","ｿﾗｼ","ｿﾗｼｲﾁｴﾝ","福岡県","そら市","そら市一円",0,0,0,0,0,0
        40999,"899  ","8990005","ｼｶﾞｹﾝ","ﾀｶﾞﾁﾖｳ","ｲﾁｴﾝ","滋賀県","多賀町","一円",0,0,0,0,0,0
        40999,"899  ","8990006","ﾌｸｵｶｹﾝ","ｿﾗｼ","ﾀﾜｰ","福岡県","そら市","そらタワー（地階・階層不明）",0,0,0,0,0,0
        broken line
        40999,"899  ","899000X","ﾌｸｵｶｹﾝ","ｿﾗｼ","ﾀﾜｰ","福岡県","そら市","どこか",0,0,0,0,0,0
        """;

    private static readonly PostalAddresses Known = PostalAddresses.Read(Csv);

    [Theory]
    [InlineData("8030814", "福岡県北九州市小倉北区大手町")]
    [InlineData("8030000", "福岡県北九州市小倉北区")] // "where nothing below fits" is no town
    [InlineData("8990001", "福岡県そら市あお町")] // goes on in the next line, in a bracket
    [InlineData("8990002", "福岡県そら市きた", "福岡県そら市みなみ")] // one code, two towns
    [InlineData("8990003", "福岡県そら市")]
    [InlineData("8990004", "福岡県そら市")]
    [InlineData("8990005", "滋賀県多賀町一円")] // here it is a town
    [InlineData("8990006", "福岡県そら市そらタワー")]
    [InlineData("9999999")]
    [InlineData("abc")]
    public void A_code_gives_its_towns(string code, params string[] towns) => Assert.Equal(towns, Known.Find(code));

    [Fact]
    public void Both_encodings_of_the_file_are_read()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(Csv));
            Assert.Equal(["福岡県北九州市小倉北区大手町"], PostalAddresses.Load(file).Find("8030814"));
            File.WriteAllText(file, Csv, new UTF8Encoding(true));
            Assert.Equal(Known.Count, PostalAddresses.Load(file).Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_town_is_offered_and_the_house_number_is_enough()
    {
        var talk = UpToAddress("803-0814");
        Assert.Contains("福岡県北九州市小倉北区大手町 までわかりました。つづきの番地から書けます。", talk.Text);

        Assert.Contains("福岡県北九州市小倉北区大手町1-1でよいですか", talk.Say("1-1"));
        talk.Say("はい");

        Assert.Equal("福岡県北九州市小倉北区大手町1-1", talk.State.Session!.Answers["address"].Value.GetString());
    }

    [Theory]
    [InlineData("小倉北区大手町1-1 シティ201", "小倉北区大手町1-1 シティ201")]
    [InlineData("福岡県北九州市小倉北区大手町1-1", "福岡県北九州市小倉北区大手町1-1")]
    public void An_address_written_out_stays_as_written(string words, string kept)
    {
        var talk = UpToAddress("803-0814");
        talk.Say(words);
        Assert.Equal(kept, talk.State.Session!.Answers["address"].Value.GetString());
    }

    [Fact]
    public void A_completed_address_can_be_written_anew()
    {
        var talk = UpToAddress("803-0814");
        talk.Through("1-1", "いいえ", "城内2-2");
        Assert.Equal("城内2-2", talk.State.Session!.Answers["address"].Value.GetString());
    }

    [Fact]
    public void With_two_towns_the_town_is_needed_and_without_a_file_nothing_is_known()
    {
        Assert.Contains("町の名前から書いてください", UpToAddress("899-0002").Say("1-1"));
        Assert.Contains("番地も教えてください", UpToAddress("803-0814").Say("福岡県北九州市小倉北区大手町"));

        var plain = UpToAddress("803-0814", NoPostalAddresses.Instance);
        Assert.DoesNotContain("大手町", plain.Text);
        plain.Say("1-1");
        Assert.Equal("1-1", plain.State.Session!.Answers["address"].Value.GetString());
    }

    private static Talk UpToAddress(string code, IPostalAddresses? postal = null)
    {
        var talk = new Talk(Talk.Shipped, shared: new DialogStep(Talk.Shipped, [], postal: postal ?? Known));
        return talk.Through(
            "会員登録",
            "はい",
            "依頼会員",
            "山﨑 花子",
            "やまさき はなこ",
            "平成2年4月1日",
            "090-0000-1234",
            "メールはない",
            code
        );
    }
}
