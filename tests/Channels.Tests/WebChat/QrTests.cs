using System.Text;
using Channels.Webhooks.Verbs;
using ImageMagick;

namespace Channels.Tests.WebChat;

/// <summary>QR codes with entry codes.</summary>
public sealed class QrTests
{
    [Theory]
    [InlineData(
        "https://chat.example.jp/chat",
        "consultation",
        "ward-kokurakita",
        "https://chat.example.jp/chat?p=consultation&c=ward-kokurakita"
    )]
    [InlineData("https://chat.example.jp/chat/", "event-signup", "leaflet", "https://chat.example.jp/chat?p=event-signup&c=leaflet")]
    [InlineData("chat.example.jp", "consultation", "leaflet", null)]
    [InlineData("javascript:alert(1)", "consultation", "leaflet", null)]
    [InlineData("https://chat.example.jp/chat", "a&b", "leaflet", null)]
    [InlineData("https://chat.example.jp/chat", "consultation", "", null)]
    public void Address_names_procedure_and_entry_or_is_none(string page, string procedure, string entry, string? expected) =>
        Assert.Equal(expected, QrVerb.Address(page, procedure, entry));

    [Fact]
    public void Draw_makes_each_kind_by_its_ending()
    {
        const string Link = "https://chat.example.jp/chat?p=consultation&c=leaflet";
        using var png = new MagickImage(QrVerb.Draw(Link, ".png")!);
        Assert.True(png.Width == png.Height && png.Width > 500);
        Assert.StartsWith("<svg", Encoding.UTF8.GetString(QrVerb.Draw(Link, ".svg")!), StringComparison.Ordinal);
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(QrVerb.Draw(Link, ".pdf")!), StringComparison.Ordinal);
        Assert.Null(QrVerb.Draw(Link, ".exe"));
    }
}
