using System.Text.Json;
using Channels.Webhooks.Line;
using CsCheck;

namespace Channels.Tests.Line;

/// <summary>LINE's own emoji are cut out where the list says they stand, whatever the list says.</summary>
public sealed class EmojiTests
{
    [Theory]
    [InlineData("はい(happy)", """[{"index":2,"length":7}]""", "はい")]
    [InlineData("(happy)はい(happy)", """[{"index":0,"length":7},{"index":9,"length":7}]""", "はい")]
    [InlineData("1(happy)2", """[{"index":1,"length":7}]""", "1 2")] // never 12
    [InlineData("😊た(brown blush)", """[{"index":3,"length":13}]""", "😊た")]
    [InlineData("(OK)", """[]""", "(OK)")]
    [InlineData("(OK)", """null""", "(OK)")]
    [InlineData("(OK)", """{"index":0,"length":4}""", "(OK)")]
    [InlineData("(OK)", """[{"index":-1,"length":4},{"index":0,"length":-4},{"index":4,"length":1}]""", "(OK)")]
    [InlineData("(OK)", """[{"index":0,"length":2147483647},{"index":2147483647,"length":2147483647}]""", "(OK)")]
    [InlineData("(OK)", """[7,null,"x",{"index":"0","length":4},{"index":0.5,"length":4},{"index":99999999999,"length":1}]""", "(OK)")]
    [InlineData("abcdef", """[{"index":1,"length":3},{"index":2,"length":3},{"index":1,"length":3}]""", "a f")]
    [InlineData("(happy)", """[{"index":0,"length":7}]""", "")]
    [InlineData("", """[{"index":0,"length":0}]""", "")]
    public void They_are_cut_out_where_they_stand(string text, string emojis, string expected)
    {
        using var list = JsonDocument.Parse(emojis);
        Assert.Equal(expected, LineEmojis.CutOut(text, list.RootElement));
    }

    [Fact]
    public void No_list_makes_it_throw() =>
        Gen.Select(Gen.String, Gen.Select(Gen.Int, Gen.Int).Array[0, 8])
            .Sample(
                (text, places) =>
                {
                    using var list = JsonDocument.Parse(
                        JsonSerializer.Serialize(places.Select(p => new { index = p.Item1 % 20, length = p.Item2 % 20 }))
                    );
                    return LineEmojis.CutOut(text, list.RootElement).Length <= text.Length;
                }
            );
}
