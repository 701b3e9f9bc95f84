using System.Collections.Frozen;
using System.Collections.Immutable;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>One version of one procedure, frozen: what the files said when they were read.</summary>
public sealed class Procedure
{
    /// <summary>Stable id, the folder's name: <c>activity-report</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Counts from 1; a published version never changes.</summary>
    public required int Version { get; init; }

    /// <summary>New sessions use it from this day on (Japan), or always when null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day (Japan) on which it can be begun, or null. What was begun in time may be finished.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>It cannot be begun any more.</summary>
    internal bool IsOver(DateOnly today) => Until < today;

    /// <summary>Who may use it: anyone, member, provider, requester, care-provider.</summary>
    public string Audience { get; init; } = "anyone";

    /// <summary>How it is offered by channel: fill, link or hidden; a channel not named may fill it in.</summary>
    public ImmutableDictionary<string, string> Channels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>public, personal or consultation.</summary>
    public string Privacy { get; init; } = "personal";

    /// <summary>Processing queue of its submissions.</summary>
    public required string Queue { get; init; }

    /// <summary>Prefix of its reference numbers.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 over the definition and its texts, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The definition and its texts as they were, file name to content: what a submission is kept with.</summary>
    public required ImmutableSortedDictionary<string, string> Sources { get; init; }

    /// <summary>How long an unfinished form is kept.</summary>
    public TimeSpan KeepsDrafts { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a submission is kept: a duration, or fiscal years as <c>5fy</c>. For the office's retention job.</summary>
    public string? KeepsSubmissions { get; init; }

    /// <summary>The answer by which its submissions are routed (a ward, a kind), or null.</summary>
    public string? Route { get; init; }

    /// <summary>low, normal or high.</summary>
    public string Priority { get; init; } = "normal";

    /// <summary>Names of notices by occasion: received, returned.</summary>
    public ImmutableDictionary<string, string> Notices { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>From which older versions open sessions move here.</summary>
    internal ImmutableDictionary<int, Migration> Migrate { get; init; } = ImmutableDictionary<int, Migration>.Empty;

    /// <summary>Takes questions of the assistant to the office, with these fields filled in; else null.</summary>
    internal AskedFields? Asked { get; init; }

    /// <summary>What was stamped while it happened is filled in here; null: nothing is.</summary>
    internal StampedFields? Stamped { get; init; }

    /// <summary>Fields that make a submission the same as another: <c>date</c>, <c>children.child</c>; empty: none is.</summary>
    internal ImmutableArray<string> Unique { get; init; } = [];

    /// <summary>Names of the sinks that get its submissions; the settings say what each is.</summary>
    public ImmutableArray<string> Sinks { get; init; } = [];

    /// <summary>What it does for people in hardship, or null.</summary>
    internal SafeguardingRules? Safeguarding { get; init; }

    internal IReadOnlyList<Field> Fields
    {
        get;
        init
        {
            field = value;
            HasNotes = value.Any(f => f.Type is NoteField);
            HasLimits = value.Any(f => f.Type.Limits.Count > 0);
        }
    } = [];

    /// <summary>Ids of what it asks, those in a group behind the group's: <c>children</c>, <c>children.child</c>.</summary>
    public IEnumerable<string> FieldPaths =>
        Fields.SelectMany(f => f.Type is RepeatField group ? [f.Id, .. group.Children.Select(c => $"{f.Id}.{c.Id}")] : (string[])[f.Id]);

    /// <summary>Some field is only said, never asked.</summary>
    internal bool HasNotes { get; private init; }

    /// <summary>Of some option only so many may be chosen.</summary>
    internal bool HasLimits { get; private init; }

    /// <summary>Where its version stands.</summary>
    internal Place VersionAt { get; init; }

    internal IReadOnlyDictionary<string, ProcedureTexts> Texts { get; init; } = ImmutableDictionary<string, ProcedureTexts>.Empty;

    /// <summary>The image field that a photo with no word starts at, or null.</summary>
    internal string? StartsWithPhoto { get; init; }

    /// <summary>The field that keeps words which were no answer (a story), or null: they stand beside the answers then.</summary>
    public string? KeepsWords { get; init; }

    /// <summary>Languages it is written in.</summary>
    public IEnumerable<string> Languages => Texts.Keys;

    /// <summary>What people call it.</summary>
    public string Title(string language) => In(language).Title;

    /// <summary>A whole message, folded, is its title in one of its languages.</summary>
    internal bool IsTitled(string folded) =>
        (titles ??= Texts.Values.Select(t => DialogWords.Fold(t.Title)).ToFrozenSet(StringComparer.Ordinal)).Contains(folded);

    private FrozenSet<string>? titles;

    /// <summary>Its questions in their order, those of a group after it, for people who look at it.</summary>
    public IEnumerable<OutlinedField> Outline(string language) =>
        Fields
            .SelectMany(f => f.Type is RepeatField group ? group.Children.Prepend(f) : [f])
            .Select(f => new OutlinedField(f.Id, f.Type.Name, f.In(language).Label, f.In(language).Ask, f.WhenText));

    /// <summary>fill, link or hidden.</summary>
    public string OnChannel(string channel, ChannelTraits traits)
    {
        var offered = Channels.GetValueOrDefault(channel, "fill");
        // A consultation is never filled in where others may read it later.
        return Privacy is "consultation" && traits.KeepsHistory && offered is "fill" ? "link" : offered;
    }

    internal ProcedureTexts In(string language) =>
        Texts.TryGetValue(language, out var texts) || Texts.TryGetValue(Forms.Languages.Fallback(language), out texts)
            ? texts
            : Texts[Forms.Languages.Japanese];
}

/// <summary>One question, as it is shown to people who look at a procedure.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Name of its type.</param>
/// <param name="Label">Short name.</param>
/// <param name="Ask">What is asked.</param>
/// <param name="When">Its condition as it was written, or null.</param>
public sealed record OutlinedField(string Id, string Type, string Label, string Ask, string? When);
