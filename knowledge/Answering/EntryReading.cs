using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.Answering;

/// <summary>What an entry carries, read once.</summary>
internal sealed class EntryReading
{
    private readonly string _subject;
    private string? _shortened;
    private readonly HashSet<string> _facets;
    private readonly HashSet<string> _subjectMatters;
    private readonly HashSet<string> _subjectAddOns;
    private readonly string[] _coreMatters;

    /// <param name="inherited">Wordings of the rules whose place it took; null for none.</param>
    public EntryReading(Entry entry, QuestionReader reader, IReadOnlyList<string>? inherited = null)
    {
        Entry = entry;
        Inherited = inherited ?? [];
        OwnWordings = 1 + entry.Aliases.Count;
        Wordings = [.. entry.Aliases.Prepend(entry.Question).Concat(Inherited).Select(JapaneseText.FoldWidths)];
        Topics = [.. Wordings.Select(w => reader.Compares(w) ? w : reader.Services.Without(w))];
        IsNegative = Polarity.IsNegative(Wordings[0]);
        IsRelative = RelativeAnswers.IsOne(entry.Answer);
        OwnText = string.Join(
            '\n',
            Wordings
                .Take(OwnWordings)
                .Append(JapaneseText.FoldWidths(entry.Answer))
                .Concat(entry.AddOns.Append(entry.Topic ?? "").Select(JapaneseText.FoldWidths))
        );
        Text = string.Join('\n', Wordings.Skip(OwnWordings).Prepend(OwnText));
        Services = (
            entry.Services.Count > 0
                ? entry.Services.Select(reader.Services.Canonical)
                : reader.Services.FindIn(Wordings[0]).Select(m => m.Name)
        )
            .SelectMany(reader.Services.Members)
            .ToHashSet(StringComparer.Ordinal);
        IsBound = entry.Services.Count > 0 && reader.Services.FindIn(Wordings[0]).Count > 0;
        IsOfFee = entry.AddOns.Count > 0 && Wordings.All(w => ConditionGate.SpeaksOfFee(w) || reader.AddOnsIn(w).Count > 0);
        AddOns = [.. entry.AddOns.Select(a => reader.AddOns.Canonical(a)).Concat(reader.AddOnsIn(Text)).Distinct(StringComparer.Ordinal)];
        _subject = string.Join('\n', Wordings.Concat(entry.AddOns.Append(entry.Topic ?? "").Select(JapaneseText.FoldWidths)));
        _subjectMatters = reader.MattersIn(_subject).ToHashSet(StringComparer.Ordinal);
        _subjectAddOns = [.. reader.AddOnsIn(_subject)];
        _coreMatters =
        [
            .. Wordings
                .Select(w => (IEnumerable<string>)reader.MattersIn(w))
                .Aggregate((all, next) => all.Intersect(next, StringComparer.Ordinal)),
        ];
        _facets = reader.FacetsIn(_subject);
        Matters = reader.MattersIn(Text).ToHashSet(StringComparer.Ordinal);
        Quantities = Reading.Quantities.FindIn(OwnText);
    }

    public Entry Entry { get; }

    /// <summary>Whether it names an add-on, written out or as offices shorten it (短期集中リハ加算 for 短期集中リハビリテーション実施加算).</summary>
    public bool Names(string addOn) =>
        Text.Contains(addOn, StringComparison.Ordinal)
        || (_shortened ??= Shortened(Text)).Contains(Shortened(addOn), StringComparison.Ordinal);

    /// <summary>Whether its question, not only its answer, names the add-ons and matters of a question.</summary>
    public bool IsAbout(QuestionReading question) =>
        question.AddOns.All(_subjectAddOns.Contains) && question.Matters.All(_subjectMatters.Contains);

    /// <summary>Whether a question names the matters that every wording of the entry's names: an entry about shorter hours is not asked
    /// for by "full-time".</summary>
    public bool IsAskedBy(QuestionReading question) =>
        _coreMatters.All(m =>
            question.Matters.Contains(m) || question.SideMatters.Contains(m) || question.AddOns.Any(a => AddOns.Contains(a))
        );

    /// <summary>The question wants a figure, a form, a reason or the like, and the entry's own question does not.</summary>
    public bool LacksAsked(QuestionReading question) => !question.Facets.Where(QuestionReader.IsStrict).All(_facets.Contains);

    /// <summary>Whether its question wants to know the same kind of thing, as far as both say.</summary>
    public bool Wants(QuestionReading question) =>
        !LacksAsked(question) && (question.Facets.Count == 0 || _facets.Count == 0 || _facets.Overlaps(question.Facets));

    /// <summary>Wordings of the rules whose place it took: it is found by them, and they say nothing of its own conditions.</summary>
    public IReadOnlyList<string> Inherited { get; }

    /// <summary>How many of the wordings are its own: they stand first.</summary>
    public int OwnWordings { get; }

    /// <summary>Question and aliases, then what is inherited, folded.</summary>
    public IReadOnlyList<string> Wordings { get; }

    /// <summary>The wordings without the names of services.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Its wordings and add-ons, folded: what it is about.</summary>
    public string Subject => _subject;

    /// <summary>Whether its question wants to know a kind of thing that the question wants to know.</summary>
    public bool SharesKind(QuestionReading question) => _facets.Overlaps(question.Facets);

    /// <summary>All of it without what is inherited, folded: the years and figures of a rule that was are not its own.</summary>
    public string OwnText { get; }

    /// <summary>All of it, folded.</summary>
    public string Text { get; }

    /// <summary>Services it holds for; empty for all. An entry that names none in its field holds for those its question names.</summary>
    public IReadOnlySet<string> Services { get; }

    /// <summary>It holds for services that its own question names: a question that names none cannot mean it for sure.</summary>
    public bool IsBound { get; }

    /// <summary>Its question denies.</summary>
    public bool IsNegative { get; }

    /// <summary>Its answer says yes or no to its own question and nothing else: to another wording it may say the opposite.</summary>
    public bool IsRelative { get; }

    /// <summary>It is about an add-on or a reduction in each of its wordings.</summary>
    public bool IsOfFee { get; }

    public IReadOnlyList<string> AddOns { get; }

    public IReadOnlySet<string> Matters { get; }

    public IReadOnlySet<string> Quantities { get; }

    private static string Shortened(string text) =>
        text.Replace("リハビリテーション", "リハ", StringComparison.Ordinal)
            .Replace("リハビリ", "リハ", StringComparison.Ordinal)
            .Replace("実施加算", "加算", StringComparison.Ordinal)
            .Replace("利用者受入加算", "受入加算", StringComparison.Ordinal);
}
