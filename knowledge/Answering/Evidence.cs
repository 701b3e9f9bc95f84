using Channels.Knowledge.Reading;

namespace Channels.Knowledge.Answering;

/// <summary>What speaks for and against an entry, as numbers about 0 to 1: what the <see cref="AnswerModel"/> weighs.</summary>
internal static class Evidence
{
    /// <summary>The features by name, in the order of the numbers.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "share",
        "specific",
        "both",
        "least",
        "wording-share",
        "missing",
        "pairs-asked",
        "pairs-had",
        "score",
        "score-lead",
        "share-lead",
        "length-asked",
        "length-had",
        "content-words",
        "about",
        "matter-lacks",
        "matter-more",
        "kind-differs",
        "kind-same",
        "fee",
        "aside",
        "number",
        "which-service",
        "add-on-same",
        "service-same",
        "polarity-differs",
        "year",
        "year-lacks",
        "asks",
        "one-word",
        "mass",
        "focus-asked",
        "focus-had",
        "first",
        "mass-lead",
        "long-specific",
        "long-share",
        "long-score-lead",
        "long-aside",
        "long-kind",
        "long-score",
        "far-ahead",
        "lacking-mass",
        "lacking-words",
        "unknown-words",
        "unknown",
        "whole",
        "clear-lead",
        "clear",
        "clear-both",
        "clear-ahead",
        "clear-far-ahead",
        "clear-high",
        "clear-whole",
        "clear-whole-ahead",
        "clear-whole-asked",
    ];

    /// <param name="leads">How the entry stands beside the others found.</param>
    public static float[] Of(
        QuestionReading question,
        List<ContentWord> words,
        IReadOnlySet<string> services,
        Measured measured,
        Leads leads
    )
    {
        var entry = measured.Entry;
        var content = words.Count(w => w.IsContent);
        var longer = Math.Min(1, measured.WordingLength / 120f);
        var both = measured.Share * measured.Specific;
        var aside = Flag(question.SideMatters.Any(m => !entry.Matters.Contains(m)));
        var (differs, narrower) = (Flag(!entry.Wants(question)), Flag(!entry.IsAskedBy(question)));
        var clear = Flag(leads.IsClear);
        var whole = Flag(measured.Lacking.Count == 0);
        return
        [
            measured.Share,
            measured.Specific,
            both,
            Math.Min(measured.Share, measured.Specific),
            measured.WordingShare,
            measured.Missing,
            measured.PairsAsked,
            measured.PairsHad,
            measured.Score,
            leads.Score,
            leads.Shares,
            Math.Min(1, question.Topic.Length / 80f),
            longer,
            Math.Min(1, content / 6f),
            Flag(entry.IsAbout(question)),
            Flag(question.Matters.Any(m => !entry.Matters.Contains(m))),
            narrower,
            differs,
            Flag(entry.SharesKind(question)),
            Flag(entry.IsOfFee && question.AddOns.Count == 0 && !ConditionGate.SpeaksOfFee(question.Text)),
            aside,
            Flag(!question.Quantities.IsSubsetOf(entry.Quantities)),
            Flag(services.Count == 0 && entry.IsBound && !question.AddOns.Any(entry.AddOns.Contains)),
            Flag(question.AddOns.Any(entry.AddOns.Contains)),
            Flag(services.Count > 0 && entry.Services.Overlaps(services)),
            Flag(question.IsNegative != entry.IsNegative),
            Flag(measured.BearsYear),
            Flag(question.Years.Count > 0 && !measured.BearsYear),
            Flag(question.IsAsking || question.Facets.Count > 0),
            Flag(content <= 1),
            Math.Min(1, measured.Mass / 8f),
            measured.FocusAsked,
            measured.FocusHad,
            Flag(measured.Score >= 1),
            leads.Mass,
            longer * measured.Specific,
            longer * measured.WordingShare,
            longer * leads.Score,
            longer * Math.Max(aside, narrower),
            longer * differs,
            longer * measured.Score,
            Math.Clamp((leads.Score - 0.2f) * 2, 0, 1),
            Math.Min(1, measured.Lacking.Sum(w => w.Weight) / 3f),
            Math.Min(1, measured.Lacking.Count / 3f),
            Math.Min(1, leads.Unknown / 3f),
            Flag(leads.Unknown > 0),
            whole,
            leads.Clear,
            clear,
            clear * both,
            clear * Math.Max(0, leads.Clear),
            clear * Flag(leads.Clear > 0.3f),
            clear * Flag(measured is { Share: > 0.8f, Specific: > 0.8f }),
            clear * whole,
            clear * whole * Flag(leads.Clear > 0.1f),
            clear * whole * Flag(measured.Specific > 0.8f),
        ];
    }

    private static float Flag(bool value) => value ? 1 : 0;
}
