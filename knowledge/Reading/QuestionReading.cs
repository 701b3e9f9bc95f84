using System.Text.RegularExpressions;
using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>What a question asks for: everything an entry has to carry before it may answer.</summary>
internal sealed record QuestionReading
{
    /// <summary>The question, folded and without personal data.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<string> PersonalData { get; init; }

    /// <summary>The text gives orders instead of asking.</summary>
    public required bool IsInjected { get; init; }

    /// <summary>It is about one person's or one office's case.</summary>
    public required bool IsIndividual { get; init; }

    /// <summary>It is about a rule as it was.</summary>
    public required bool IsOld { get; init; }

    /// <summary>It asks for what other desks of the city answer.</summary>
    public required bool IsElsewhere { get; init; }

    /// <summary>A place for which another authority answers.</summary>
    public required string? OtherPlace { get; init; }

    /// <summary>Services it names; a group is written out.</summary>
    public required IReadOnlySet<string> Services { get; init; }

    /// <summary>Add-ons and reductions it names.</summary>
    public required IReadOnlyList<string> AddOns { get; init; }

    /// <summary>An add-on it names is spelled like a known one, and only like it.</summary>
    public required bool IsGuess { get; init; }

    /// <summary>Other matters it names where it asks.</summary>
    public required IReadOnlyList<string> Matters { get; init; }

    /// <summary>Matters that only the sentences around the asking ones name: an entry without them may be offered and does not
    /// answer.</summary>
    public required IReadOnlyList<string> SideMatters { get; init; }

    /// <summary>Kinds of thing it wants to know.</summary>
    public required IReadOnlySet<string> Facets { get; init; }

    /// <summary>It asks for something; 事故報告書 alone does not.</summary>
    public required bool IsAsking { get; init; }

    /// <summary>It sets two services side by side (訪問介護と通所介護の違い).</summary>
    public bool IsComparison { get; init; }

    /// <summary>It asks what holds for the asking office alone: its own date, number or grade.</summary>
    public bool IsOfOwnOffice { get; init; }

    /// <summary>It holds one year against another.</summary>
    public bool ComparesYears { get; init; }

    /// <summary>It asks whether something need not or must not be.</summary>
    public bool IsNegative { get; init; }

    public required IReadOnlyList<YearMention> Years { get; init; }

    public required IReadOnlySet<string> Quantities { get; init; }

    /// <summary>The sentences that ask, without the names of services and of the city itself.</summary>
    public required string Topic { get; init; }

    /// <summary>As <see cref="Topic"/>, the sentences around.</summary>
    public required string Side { get; init; }
}

/// <summary>Reads questions with the guard's tables.</summary>
internal sealed partial class QuestionReader
{
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "新規",
        "各種",
        "当該",
        "該当",
        "新設",
        "他",
        "同",
        "各",
        "この",
        "その",
        "毎月",
        "上位",
    };
    private static readonly Regex[] Injections = [.. Tables.Patterns("injection"), .. Tables.Patterns("markup")];
    private static readonly Regex[] Individuals = Tables.Patterns("individual");
    private static readonly Regex[] Elsewhere = Tables.Patterns("elsewhere");
    private static readonly Regex[] Olds = Tables.Patterns("old");
    private static readonly Regex[] Noises = Tables.Patterns("noise");
    private static readonly Regex[] Comparisons = Tables.Patterns("comparisons");
    private static readonly Regex[] OwnOffices = Tables.Patterns("own-office");
    private static readonly Regex[] YearComparisons = Tables.Patterns("compares-years");

    public ConceptTable Services { get; } = new(Tables.Lines("services"));

    public ConceptTable AddOns { get; } = new(Tables.Lines("add-ons"));

    public ConceptTable Matters { get; } = new(Tables.Lines("matters"));

    public ConceptTable Facets { get; } = new(Tables.Lines("facets"));

    private readonly ConceptTable _implied = new(Tables.Lines("implies"));

    /// <param name="city">Null where places make no difference.</param>
    public QuestionReading Read(string question, DateOnly today, HomeCity? city)
    {
        var folded = JapaneseText.FoldWidths(question);
        var personal = Reading.PersonalData.Find(folded);
        var text = Readings.Resolve(Noises.Aggregate(personal.Masked, (t, noise) => noise.Replace(t, " ")));
        var (asking, around) = Sentences.Split(text);
        var years = Years.FindIn(text, today);
        var services = Services.FindIn(text);
        var addOns = AddOnsIn(text);
        var guessed = addOns.ConvertAll(a => Nearest(a) ?? a);
        if (services.Count == 0)
            services = _implied.FindIn(text);
        var matters = MattersIn(asking);
        var isComparison = Compares(services, text);
        return new QuestionReading
        {
            Text = text,
            PersonalData = personal.Kinds,
            IsInjected = Injections.Any(p => p.IsMatch(folded)),
            IsIndividual = Individuals.Any(p => p.IsMatch(folded)),
            IsOld = Olds.Any(p => p.IsMatch(text)),
            IsElsewhere = city is not null && services.Count == 0 && addOns.Count == 0 && Elsewhere.Any(p => p.IsMatch(asking)),
            OtherPlace = city is null ? null : Places.FindOther(text, city),
            Services = services.SelectMany(s => Services.Members(s.Name)).ToHashSet(StringComparer.Ordinal),
            AddOns = guessed,
            IsGuess = !guessed.SequenceEqual(addOns),
            Matters = matters,
            SideMatters = [.. MattersIn(around).Except(matters, StringComparer.Ordinal)],
            Facets = FacetsIn(text),
            IsAsking = Sentences.DoesAsk(asking),
            IsComparison = isComparison,
            IsOfOwnOffice = OwnOffices.Any(p => p.IsMatch(text)),
            ComparesYears = YearComparisons.Any(p => p.IsMatch(text)),
            IsNegative = Polarity.IsNegative(asking),
            Years = years,
            Quantities = Reading.Quantities.FindIn(years.Aggregate(text, (t, y) => t.Replace(y.Text, " ", StringComparison.Ordinal))),
            Topic = isComparison ? WithoutCity(asking, city) : Bare(asking, city),
            Side = Bare(around, city),
        };
    }

    /// <summary>The matters a text names: none that is only a part of a service's or an add-on's name (生活介護 in 短期入所生活介護).</summary>
    public List<string> MattersIn(string text)
    {
        var found = Matters.FindIn(text);
        if (found.Count == 0)
            return [];
        var names = Services.FindIn(text).Concat(AddOns.FindIn(text)).Select(m => (m.Start, m.Spelling.Length)).ToList();
        names.AddRange(AnyAddOn().Matches(text).Select(m => (m.Index, m.Length)));
        return
        [
            .. found
                .Where(m => !names.Exists(n => n.Start <= m.Start && m.End <= n.Start + n.Length && n.Length > m.Spelling.Length))
                .Select(m => m.Name)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a text sets two services side by side: then their names are what it is about.</summary>
    public bool Compares(string text) => Compares(Services.FindIn(text), text);

    private static bool Compares(List<Mention> services, string text) =>
        services.Select(s => s.Name).Distinct(StringComparer.Ordinal).Skip(1).Any() && Comparisons.Any(c => c.IsMatch(text));

    private string Bare(string text, HomeCity? city) => WithoutCity(Services.Without(text), city);

    private static string WithoutCity(string text, HomeCity? city) =>
        (city?.Names ?? []).Aggregate(text, (t, own) => t.Replace(own, " ", StringComparison.Ordinal));

    /// <summary>Whether an entry has to ask for this kind of thing itself before it answers.</summary>
    public static bool IsStrict(string facet) => facet[0] == '!';

    public HashSet<string> FacetsIn(string text) => Facets.FindIn(text).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Names of the table, and whatever else ends like the name of an add-on.</summary>
    public List<string> AddOnsIn(string text)
    {
        var known = AddOns.FindIn(text);
        if (!text.Contains("加算", StringComparison.Ordinal) && !text.Contains("減算", StringComparison.Ordinal))
            return [.. known.Select(m => m.Name).Distinct(StringComparer.Ordinal)];
        var rest = AddOns.Without(text);
        var others = AnyAddOn().Matches(rest).Where(m => !NoNames.Contains(m.Groups["name"].Value)).Select(m => m.Value);
        return [.. known.Select(m => m.Name).Concat(others).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The known add-on whose name differs in one character; null for a known one and for a name of its own.</summary>
    private string? Nearest(string name) =>
        name.Length < 6 || AddOns.Names.Contains(name)
            ? null
            : AddOns.Names.FirstOrDefault(n => n.Length == name.Length && Differences(n, name) == 1);

    private static int Differences(string one, string other) => one.Where((c, at) => c != other[at]).Count();

    [GeneratedRegex(@"(?<name>[一-龥々ァ-ヶーa-z・等]{2,24})(加算|減算)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyAddOn();
}
