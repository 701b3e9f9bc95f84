namespace Channels.Bot.Dialogs.Topics.Receipts;

/// <summary>How requesting members ask for their use on paper, and what is said back: <c>receipt-words.yaml</c>.</summary>
internal sealed class ReceiptSpeech
{
    private const int Longest = 60;

    private static readonly Lazy<ReceiptSpeech> Loaded = new(() => new ReceiptSpeech());

    private readonly TopicWords words = TopicWords.Read("Receipts/receipt-words.yaml");

    public static ReceiptSpeech Shipped => Loaded.Value;

    /// <summary>It asks for a certificate.</summary>
    /// <param name="hasForm">With a form open 領収書 may be an answer: then it must be asked for in so many words.</param>
    public bool Asks(string folded, bool hasForm)
    {
        var bare = TopicWords.Bare(folded);
        if (bare.Length is 0 or > Longest)
            return false;
        return words.Is("whole", bare) ? !hasForm : words.Has("paper", bare) && words.Has("asks", bare) && !words.Has("other", bare);
    }

    /// <param name="language">One in which something can be said.</param>
    public string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(key, language, figures);
}
