using System.Text.RegularExpressions;
using Channels.Knowledge.Index;

namespace Channels.Knowledge.Guard;

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

    /// <summary>A place for which another authority answers.</summary>
    public required string? OtherPlace { get; init; }

    /// <summary>Services it names; a group is written out.</summary>
    public required IReadOnlySet<string> Services { get; init; }

    /// <summary>Add-ons and reductions it names.</summary>
    public required IReadOnlyList<string> AddOns { get; init; }

    /// <summary>Other matters it names.</summary>
    public required IReadOnlyList<string> Matters { get; init; }

    public required IReadOnlyList<YearMention> Years { get; init; }

    public required IReadOnlySet<string> Quantities { get; init; }

    /// <summary>The text without the names of services.</summary>
    public required string Topic { get; init; }
}

/// <summary>Reads questions with the guard's tables.</summary>
internal sealed partial class QuestionReader
{
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal) { "新規", "各種", "当該", "該当", "新設", "他", "同", "各", "この", "その", "毎月", "上位" };
    private static readonly Regex[] Injections = Tables.Patterns("injection");
    private static readonly Regex[] Individuals = Tables.Patterns("individual");

    public ConceptTable Services { get; } = new(Tables.Lines("services"));

    public ConceptTable AddOns { get; } = new(Tables.Lines("add-ons"));

    public ConceptTable Matters { get; } = new(Tables.Lines("matters"));

    /// <param name="city">Null where places make no difference.</param>
    public QuestionReading Read(string question, DateOnly today, HomeCity? city)
    {
        var folded = Folding.Fold(question);
        var personal = Guard.PersonalData.Find(folded);
        var text = personal.Masked;
        var years = Years.FindIn(text, today);
        var services = Services.FindIn(text);
        return new QuestionReading
        {
            Text = text,
            PersonalData = personal.Kinds,
            IsInjected = Injections.Any(p => p.IsMatch(folded)),
            IsIndividual = Individuals.Any(p => p.IsMatch(folded)),
            OtherPlace = city is null ? null : Places.FindOther(text, city),
            Services = services.SelectMany(s => Services.Members(s.Name)).ToHashSet(StringComparer.Ordinal),
            AddOns = AddOnsIn(text),
            Matters = [.. Matters.FindIn(text).Select(m => m.Name).Distinct(StringComparer.Ordinal)],
            Years = years,
            Quantities = Guard.Quantities.FindIn(years.Aggregate(text, (t, y) => t.Replace(y.Text, " ", StringComparison.Ordinal))),
            Topic = services.Aggregate(text, (t, s) => t.Replace(s.Spelling, " ", StringComparison.Ordinal)),
        };
    }

    /// <summary>Names of the table, and whatever else ends like the name of an add-on.</summary>
    public List<string> AddOnsIn(string text)
    {
        var known = AddOns.FindIn(text);
        var rest = known.Aggregate(text, (t, m) => t.Replace(m.Spelling, " ", StringComparison.Ordinal));
        var others = AnyAddOn().Matches(rest).Where(m => !NoNames.Contains(m.Groups["name"].Value)).Select(m => m.Value);
        return [.. known.Select(m => m.Name).Concat(others).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"(?<name>[一-龥々ァ-ヶーa-z・等]{2,24})(加算|減算)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyAddOn();
}
