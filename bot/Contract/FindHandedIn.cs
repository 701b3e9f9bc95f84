using Channels.Bot.Conversations;

namespace Channels.Bot.Contract;

/// <summary>Somebody speaks of what they handed in here. Found is a list of <see cref="HandedIn"/>, newest first, not more
/// than <see cref="Most"/>.</summary>
/// <param name="Reference">The one they named, or null for the latest ones.</param>
public sealed record FindHandedIn(string? Reference) : Lookup
{
    /// <summary>As many as somebody may still speak of; a month of a regular pair and more.</summary>
    public const int Most = 30;
}

/// <summary>One thing this conversation handed in.</summary>
/// <param name="Reference">Its number.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">The version that was filled in.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Stage">What can still be done with it.</param>
/// <param name="AnswersJson">Its answers as they were handed in; null once they were erased.</param>
public sealed record HandedIn(string Reference, string Procedure, int Version, DateTimeOffset At, HandedInStage Stage, string? AnswersJson)
{
    /// <summary>What the office wants to be corrected; null unless it gave it back.</summary>
    public ReturnedForm? Return { get; init; }
}

/// <summary>What can still be done with what was handed in.</summary>
public enum HandedInStage
{
    /// <summary>Nobody has fetched it: it can be corrected and withdrawn.</summary>
    Open,

    /// <summary>The office has it.</summary>
    Taken,

    /// <summary>Its person withdrew it.</summary>
    Withdrawn,

    /// <summary>The office gave it back to be corrected.</summary>
    Returned,
}

/// <summary>The person takes back what they handed in. It stays, marked as withdrawn; only while nobody has fetched it, or once it was
/// given back.</summary>
public sealed record WithdrawSubmission(string Reference) : Effect;

/// <summary>What is to be corrected in something that was given back.</summary>
/// <param name="Fields">The answers, and what is wrong with each.</param>
/// <param name="Note">What the office writes beside it, or null.</param>
public sealed record ReturnedForm(IReadOnlyList<ReturnedField> Fields, string? Note);
