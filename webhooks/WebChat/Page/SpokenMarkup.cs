using System.Text;
using System.Text.RegularExpressions;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// What is said, as markup: a number behind ☎ can be called, and who chose easy Japanese sees readings above their words
/// (<c>漢字（かんじ）</c> as ruby; where there is none it stays in brackets). The page's script does the same in <c>ruby.js</c>.
/// </summary>
internal static partial class SpokenMarkup
{
    private const string WithReadings = "ja-easy";

    /// <summary>Words of the page.</summary>
    public static string Of(string text, string language)
    {
        if (language != WithReadings)
            return PageTemplate.Encode(text);
        var body = new StringBuilder();
        var at = 0;
        foreach (Match found in Reading().Matches(text))
        {
            // Read aloud once: the word, not the word and its reading.
            body.Append(PageTemplate.Encode(text[at..found.Index]))
                .Append("<ruby>")
                .Append(PageTemplate.Encode(found.Groups[1].Value))
                .Append("<rp aria-hidden=\"true\">（</rp><rt aria-hidden=\"true\">")
                .Append(PageTemplate.Encode(found.Groups[2].Value))
                .Append("</rt><rp aria-hidden=\"true\">）</rp></ruby>");
            at = found.Index + found.Length;
        }

        return body.Append(PageTemplate.Encode(text[at..])).ToString();
    }

    /// <summary>The same where there can be no markup: short words do without their readings.</summary>
    public static string Plain(string text, string language) =>
        PageTemplate.Encode(language == WithReadings ? Reading().Replace(text, "$1") : text);

    /// <summary>A message of the conversation.</summary>
    public static string OfMessage(string text, string language)
    {
        var body = new StringBuilder();
        var rows = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < rows.Length; i++)
        {
            if (Call().Match(rows[i]) is { Success: true } call)
            {
                var number = PageTemplate.Encode(call.Groups[2].Value.Replace("-", "", StringComparison.Ordinal));
                body.Append("<span class=\"call\"><a href=\"tel:")
                    .Append(number)
                    .Append("\">")
                    .Append(PageTemplate.Encode(call.Groups[1].Value))
                    .Append("</a> <span>")
                    .Append(Of(call.Groups[3].Value.Trim(), language))
                    .Append("</span></span>");
                continue;
            }

            body.Append(Of(rows[i], language));
            if (i < rows.Length - 1)
                body.Append('\n');
        }

        return body.ToString();
    }

    [GeneratedRegex(@"([\p{IsCJKUnifiedIdeographs}々〆ヶ]+)（([\p{IsHiragana}ー]+)）")]
    private static partial Regex Reading();

    [GeneratedRegex(@"^(☎ ?(#?[0-9][0-9-]*))(.*)$")]
    private static partial Regex Call();
}
