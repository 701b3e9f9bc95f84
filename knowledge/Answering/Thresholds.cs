namespace Channels.Knowledge.Answering;

/// <summary>
/// Where the rules draw the lines that the <see cref="AnswerModel"/> does not: what is likely enough is the model's, and calibrated.
/// Whoever moves one runs <c>evaluate</c> over every set, and looks at "wrongly answered" first.
/// </summary>
internal static class Thresholds
{
    /// <summary>Entries offered at most. A judgement: more choices than these are not read on a telephone.</summary>
    public const int MostOffered = 5;

    /// <summary>Least share of the question's words before a refused entry gives the reason.</summary>
    public const float Near = 0.25f;

    /// <summary>Share of either side from which a former rule is what was asked about, and a question is one of this desk's.</summary>
    public const float Half = 0.5f;

    /// <summary>Share of the question's words from which an entry counts as being about it: when it lacks a condition, what is less
    /// likely does not answer in its place.</summary>
    public const float About = 0.7f;

    /// <summary>Share of an entry's own wording from which another revision of it is asked about.</summary>
    public const float Asked = 0.75f;

    /// <summary>Part of the chance to answer from which it is worth asking back, and of the best one's chance from which another is a
    /// choice.</summary>
    public const float AskBack = 0.5f;

    /// <summary>Shares this close are taken for the same.</summary>
    public const float Even = 0.02f;
}
