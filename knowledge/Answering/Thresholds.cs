namespace Channels.Knowledge.Answering;

/// <summary>
/// Where the rules draw their lines, beside those of <see cref="AnswerOptions"/>. All were set on the development halves of the labelled
/// sets (lab book, "Outcomes"), together and not one by one: where a value has a reason of its own, it says so; where it has none, it is
/// what the halves were best with. Whoever moves one runs <c>evaluate</c> over every set and looks at "wrongly answered" first.
/// </summary>
internal static class Thresholds
{
    /// <summary>Entries offered at most: more are not read on a telephone, and a fifth right one is rare.</summary>
    public const int MostOffered = 5;

    /// <summary>Least share of the question's words in an entry that is offered because its own wording was asked (<see
    /// cref="Asked"/>), or whose refusal is given as the reason. A quarter: below it hardly more than one common word is shared.</summary>
    public const float Near = 0.25f;

    /// <summary>Share of an entry's own wording from which it counts as asked although the question says much more: who tells a story
    /// around the question does not lose it. Also least of another revision's wording before the revision is asked for.</summary>
    public const float Asked = 0.75f;

    /// <summary>Share of an entry's own wording from which that wording is the one asked, all but an ending. Then one content word is
    /// enough to mean it, and a question back is in place although the question is short.</summary>
    public const float Whole = 0.85f;

    /// <summary>How much less of its wording every other entry must have been asked before a short question means the best one.</summary>
    public const float Clearly = 0.15f;

    /// <summary>Shares this close are the same: two entries that differ in less have the same words, weighed by rounding. Rivals by
    /// equal shares were part of the step from 82.4 % to 95.3 % on the development half of the blind set.</summary>
    public const float Even = 0.02f;
}
