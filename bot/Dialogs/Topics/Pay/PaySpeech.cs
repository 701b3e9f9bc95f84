using System.Globalization;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;
using YamlDotNet.Serialization;

namespace Channels.Bot.Dialogs.Topics.Pay;

/// <summary>How providing members ask what they are paid, and what is said back: <c>pay-words.yaml</c>.</summary>
internal sealed class PaySpeech
{
    private const int Longest = 60;

    private static readonly Lazy<PaySpeech> Loaded = new(Load);

    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> texts = new(StringComparer.Ordinal);

    public static PaySpeech Shipped => Loaded.Value;

    /// <summary>What is wanted, or null: it is about something else.</summary>
    /// <param name="isQuestion">With a form open nothing but a question asks for it: the rest may be an answer.</param>
    public PayWish? Read(string folded, bool isQuestion, bool hasForm)
    {
        var bare = Bare(folded);
        if (bare.Length is 0 or > Longest)
            return null;
        if (Begins("stop", bare))
            return PayWish.Stop;
        if (Begins("start", bare))
            return PayWish.Start;
        if (lists["see"].Contains(bare))
            return PayWish.See;
        return (isQuestion || !hasForm) && Has("money", bare) && Has("asks", bare) && !Has("other", bare) ? PayWish.See : null;
    }

    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        Template.Fill(texts[key][Known(language)], figures);

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

    private bool Has(string list, string bare) => lists[list].Exists(w => bare.Contains(w, StringComparison.Ordinal));

    private bool Begins(string list, string bare) => lists[list].Exists(w => bare.StartsWith(w, StringComparison.Ordinal));

    private static string Bare(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    private static PaySpeech Load()
    {
        using var stream = typeof(PaySpeech).Assembly.GetManifestResourceStream("Pay/pay-words.yaml")!;
        using var reader = new StreamReader(stream);
        var speech = new PaySpeech();
        foreach (var (key, value) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader))
        {
            if (value is List<object> list)
                speech.lists.Add(key, [.. list.Select(w => Bare(DialogWords.Fold((string)w))).Where(w => w.Length > 0).Distinct()]);
            else
                foreach (var (name, said) in (Dictionary<object, object>)value)
                    speech.texts.Add(
                        (string)name,
                        ((Dictionary<object, object>)said).ToDictionary(s => (string)s.Key, s => (string)s.Value, StringComparer.Ordinal)
                    );
        }

        return speech;
    }
}

/// <summary>What is wanted of what one is paid.</summary>
internal enum PayWish
{
    /// <summary>To know it.</summary>
    See,

    /// <summary>To be told nothing without asking.</summary>
    Stop,

    /// <summary>To be told again.</summary>
    Start,
}
