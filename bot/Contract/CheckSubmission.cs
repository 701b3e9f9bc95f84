namespace Channels.Bot.Contract;

/// <summary>A form is about to be handed in. Found is a <see cref="SubmissionCheck"/>.</summary>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Keys">What makes it the same as another, in the clear; compared and kept as pseudonyms only. Empty: not compared.</param>
/// <param name="Periods">Of those that are the same, only those that overlap in each of these count.</param>
/// <param name="Corrects">The number it takes the place of, or null.</param>
public sealed record CheckSubmission(string Procedure, IReadOnlyList<string> Keys, IReadOnlyList<AnsweredPeriod> Periods, string? Corrects)
    : Lookup
{
    /// <summary>Options of which only so many may be chosen by all submissions together.</summary>
    public IReadOnlyList<LimitedPlace> Places { get; init; } = [];

    /// <summary>Whom it says was cared for; null: it says nobody, or the person has answered for the names.</summary>
    public CaredFor? Care { get; init; }
}

/// <summary>Whom a report says was cared for.</summary>
/// <param name="Number">The provider's number, as it is written.</param>
/// <param name="Day">The day of the care.</param>
/// <param name="Names">How the children are called; never empty.</param>
public sealed record CaredFor(string Number, DateOnly Day, IReadOnlyList<string> Names)
{
    /// <summary>Never the names.</summary>
    public override string ToString() => Number;
}

/// <summary>Names that nobody is registered by.</summary>
/// <param name="Names">As they were written.</param>
/// <param name="MayPass">They may be handed in all the same; the staff see it.</param>
public sealed record UnknownNames(IReadOnlyList<string> Names, bool MayPass);

/// <summary>Options were just chosen of which only so many may be. Found is the first <see cref="LimitedPlace"/> that is full, or
/// nothing.</summary>
/// <param name="Places">The options.</param>
/// <param name="Corrects">The number that the form will take the place of, or null.</param>
public sealed record CheckPlaces(IReadOnlyList<LimitedPlace> Places, string? Corrects) : Lookup;

/// <summary>An option that was chosen and of which there are not enough for everybody.</summary>
/// <param name="Field">Id of the field.</param>
/// <param name="Option">Id of the option.</param>
/// <param name="Key">The same for all submissions that choose it, in the clear; kept as a pseudonym.</param>
/// <param name="Most">So many may.</param>
public sealed record LimitedPlace(string Field, string Option, string Key, int Most);

/// <summary>The answer to a question for a period.</summary>
/// <param name="Field">Id of the field.</param>
/// <param name="From">Minutes of the day.</param>
/// <param name="To">Minutes from the start of that day; over 1,440 when it ends on the next.</param>
public sealed record AnsweredPeriod(string Field, int From, int To)
{
    public bool Overlaps(AnsweredPeriod other) => From < other.To && other.From < To;
}

/// <summary>What stands in the way of handing a form in.</summary>
/// <param name="MayReplace">What it corrects is still there and nobody has fetched it; true when it corrects nothing.</param>
/// <param name="Same">One like it, or null.</param>
public sealed record SubmissionCheck(bool MayReplace, SameSubmission? Same)
{
    /// <summary>An option that was chosen and is full now, or null.</summary>
    public LimitedPlace? Full { get; init; }

    /// <summary>Names of children that are not registered, or null.</summary>
    public UnknownNames? Unknown { get; init; }
}

/// <summary>A submission like the one that is to be handed in.</summary>
/// <param name="Reference">Its number when it was handed in in this conversation; another's is told to nobody.</param>
public sealed record SameSubmission(string? Reference);
