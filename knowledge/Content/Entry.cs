namespace Channels.Knowledge.Content;

/// <summary>One question with its answer, the sources that answer stands on, and the conditions under which it holds.</summary>
public sealed record Entry
{
    /// <summary>Stable name, unique in a knowledge base: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required string Question { get; init; }

    /// <summary>What the source files it under (項目): found by, and shown with the answer.</summary>
    public string? Topic { get; init; }

    /// <summary>Other wordings of the same question, as people asked them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The text that is shown, word for word.</summary>
    public required string Answer { get; init; }

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Names of the services it holds for, as in the service table. Empty: it holds for all of them.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Add-ons and reductions it speaks of.</summary>
    public IReadOnlyList<string> AddOns { get; init; } = [];

    /// <summary>Whose rule it is: <c>国</c>, or the name of a city or prefecture.</summary>
    public string Jurisdiction { get; init; } = National;

    /// <summary>
    /// First day on which it is known to hold: the rule's own, or that of the source it was read in. Null where none was read: then
    /// it says nothing about a year that a question names.
    /// </summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Fee revision it belongs to, for example <c>R8</c>; null where revisions do not touch it.</summary>
    public string? Revision { get; init; }

    public EntryStatus Status { get; init; }

    /// <summary>How well the fact was checked when the entry was written.</summary>
    public Grounding Grounding { get; init; }

    public string? Owner { get; init; }

    public string? ReviewedBy { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public DateOnly? NextReview { get; init; }

    /// <summary>Id of the entry that took its place.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>A second person has confirmed it, now or while it was in force: only then is it a rule and not a draft of one.</summary>
    public bool WasConfirmed() => Status is EntryStatus.Approved || (Status is EntryStatus.Superseded && ReviewedBy is { Length: > 0 });

    /// <summary>The jurisdiction of rules that are the same in every city.</summary>
    public const string National = "国";

    /// <summary>Whether its validity includes that day.</summary>
    public bool HoldsOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidUntil is not { } until || day <= until);
}

/// <summary>How far an entry has come. Only <see cref="Approved"/> entries answer the public.</summary>
public enum EntryStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Written with sources, not yet confirmed by staff.</summary>
    Unconfirmed,

    /// <summary>Confirmed by a second person.</summary>
    Approved,

    /// <summary>No longer in force; kept as the former rule.</summary>
    Superseded,
}

/// <summary>What a fact was read in before staff confirm it.</summary>
public enum Grounding
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Read on an official page, in a notice or in a Ministry question and answer.</summary>
    Official,

    /// <summary>Read in an older edition of the law: today's wording is to be compared.</summary>
    OlderLaw,

    /// <summary>Read on another's page that repeats the rule.</summary>
    Secondary,

    /// <summary>Written from general knowledge: nobody has read it in a source yet, and it is to be read before it is approved.</summary>
    Unverified,
}
