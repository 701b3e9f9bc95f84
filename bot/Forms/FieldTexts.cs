using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Forms;

/// <summary>What a person reads of one field, in one language.</summary>
internal sealed record FieldTexts
{
    /// <summary>Where the texts stand.</summary>
    public Place At { get; init; }

    /// <summary>Short name, for the list of answers.</summary>
    public string Label
    {
        get;
        init
        {
            field = value;
            Initial = JapaneseText.Fold(value) is [var first, ..] ? char.ToLowerInvariant(first) : null;
        }
    } = "";

    /// <summary>With what the short name begins, folded: a message that begins otherwise does not name it.</summary>
    public char? Initial { get; private init; }

    /// <summary>The question.</summary>
    public string Ask { get; init; } = "";

    /// <summary>How an answer may be written; shown under the question.</summary>
    public string? Example { get; init; }

    /// <summary>What ヘルプ says.</summary>
    public string? Help { get; init; }

    /// <summary>For a repeat group: asks whether there is one more.</summary>
    public string? More { get; init; }

    /// <summary>For a computed field: how its number is shown, with <c>{value}</c>.</summary>
    public string? Show { get; init; }

    /// <summary>The button that skips, in the words of this field (交通費はない).</summary>
    public string? Skip { get; init; }

    /// <summary>Own words for a problem, by its key (<c>not-future</c>).</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, OptionTexts> Options { get; init; } = new Dictionary<string, OptionTexts>();

    /// <summary>Other words heard for an option, by its id. They may be added at any time, and the same word may stand at several options:
    /// 送迎 is there and back.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Heard { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Words by which a longer sentence speaks of this question (交通費, バス代). <c>{n}</c> stands for the number itself: {n}人家族.
    /// </summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>What a yes is called in a list of answers, where はい alone says too little.</summary>
    public string? IfYes { get; init; }

    /// <inheritdoc cref="IfYes"/>
    public string? IfNo { get; init; }

    /// <summary>Words by which a sentence says that there is none of it, without naming it (歩き, of a fare).</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Phrases in which a word of the field says nothing of it (火の車 is no car, 税金で食ってる no tax to pay).</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>By option, <c>yes</c> or <c>no</c>: words that mean it in a longer sentence (迎えに行). An option without any is chosen only
    /// when it is asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Told { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>One option: what the button says, and what else people write for it (kana, short forms).</summary>
internal sealed record OptionTexts(string Label, IReadOnlyList<string> Also);
