namespace Channels.Knowledge.Answering;

/// <summary>
/// Where the rules draw their lines, beside those of <see cref="AnswerOptions"/>. They were set together on the development halves of
/// the labelled sets, not one by one (lab book, "Outcomes"): a reason below says what the line is for, and what is known of its place.
/// Whoever moves one runs <c>evaluate</c> over every set, and looks at "wrongly answered" first.
/// </summary>
internal static class Thresholds
{
    /// <summary>Entries offered at most. A judgement: more choices than these are not read on a telephone.</summary>
    public const int MostOffered = 5;

    /// <summary>Least share of the question's words before an entry has anything to do with it: to be offered because its own wording
    /// was asked (<see cref="Asked"/>), or to have its refusal given as the reason. A judgement: with less, one common word is all they
    /// share.</summary>
    public const float Near = 0.25f;

    /// <summary>Share of an entry's own wording from which it counts as asked although the question says much more: who tells a story
    /// around a question is offered the entry. Another revision is asked about only from here on.</summary>
    public const float Asked = 0.75f;

    /// <summary>Share of an entry's own wording from which it is the one asked, all but an ending. Then one content word is enough to
    /// mean it, and asking back is in place although the question is short.</summary>
    public const float Whole = 0.85f;

    /// <summary>How much less of its wording every other entry must have been asked before a short question means the best one: else
    /// two entries share the word, and it is a guess.</summary>
    public const float Clearly = 0.15f;

    /// <summary>Shares this close are taken for the same. Rivals by equal shares and vagueness by content words came with the step from
    /// 82.4 % to 95.3 % on the development half of the blind set.</summary>
    public const float Even = 0.02f;
}
