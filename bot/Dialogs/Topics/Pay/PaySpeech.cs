using System.Globalization;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>How providing members ask what they are paid, and what is said back: <c>pay-words.yaml</c>.</summary>
internal sealed class PaySpeech
{
    private const int Longest = 60;

    private static readonly Lazy<PaySpeech> Loaded = new(() => new PaySpeech());

    private readonly TopicWords words = TopicWords.Read("Pay/pay-words.yaml");

    public static PaySpeech Shipped => Loaded.Value;

    /// <summary>To know what one is paid is wanted.</summary>
    /// <param name="folded">The message, folded.</param>
    /// <param name="isQuestion">With a form open nothing but a question asks for it: the rest may be an answer.</param>
    public bool AsksForPay(string folded, bool isQuestion, bool hasForm)
    {
        var bare = TopicWords.Bare(folded);
        if (bare.Length is 0 or > Longest)
            return false;
        return words.Is("see", bare)
            || ((isQuestion || !hasForm) && words.Has("money", bare) && words.Has("asks", bare) && !words.Has("other", bare));
    }

    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(key, Known(language), figures);

    /// <summary>10月; only the page has the year, as a notice is of a month ago.</summary>
    public static string Month(string month, string language)
    {
        var first = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Known(language) switch
        {
            "ja" => $"{Digits.Of(first.Month)}月",
            "ja-easy" => $"{Digits.Of(first.Month)}月（がつ）",
            _ => first.ToString("MMMM", CultureInfo.InvariantCulture),
        };
    }

    public static string Day(DateOnly day, string language) => Spoken.Date(day, Known(language), today: day);

    /// <summary>The language in which something can be said: the person's own, else English.</summary>
    public static string Known(string language) => Languages.Required.Contains(language) ? language : "en";
}
