using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// A page with <c>{{names}}</c> in it. Everything put in is text and is encoded, unless it is said to be markup. With a star
/// (<c>{{*names}}</c>) it stands where readings can stand above words.
/// </summary>
internal sealed class PageTemplate(string file)
{
    // Japanese stays readable and one third of the size.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string text = File.ReadAllText(Path.Combine(ChatAssets.Folder, file));

    public string Fill(string language, Func<string, string?> textOf, IReadOnlyDictionary<string, string> markup)
    {
        var filled = new StringBuilder(text.Length * 2);
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            var name = text[(start + 2)..end];
            filled
                .Append(text, at, start - at)
                .Append(
                    markup.TryGetValue(name, out var raw) ? raw
                    : name[0] == '*' ? SpokenMarkup.Of(textOf(name[1..]) ?? string.Empty, language)
                    : SpokenMarkup.Plain(textOf(name) ?? string.Empty, language)
                );
            at = end + 2;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    public static string Encode(string text) => Encoder.Encode(text);
}
