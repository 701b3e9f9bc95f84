using System.Text.RegularExpressions;
using Channels.Text;

namespace Channels.Knowledge.Reading;

/// <summary>Answers that say nothing by themselves: they point at another one (前問の回答のとおり。), say that the row was taken back, or
/// hold nothing (-).</summary>
internal static class BareAnswers
{
    private static readonly Regex[] Pointing = Tables.Patterns("pointing");
    private static readonly Regex[] Nothing = Tables.Patterns("nothing");
    private static readonly Regex[] Withdrawals = Tables.Patterns("taken-back");

    public static BareAnswer Of(string answer)
    {
        var folded = JapaneseText.FoldWidths(answer).Trim();
        return Withdrawals.Any(w => w.IsMatch(folded)) ? BareAnswer.TakenBack
            : Nothing.Any(n => n.IsMatch(folded)) ? BareAnswer.Nothing
            : Pointing.Any(p => p.IsMatch(folded)) ? BareAnswer.Pointing
            : BareAnswer.No;
    }
}

/// <summary>Why an answer says nothing by itself.</summary>
internal enum BareAnswer
{
    /// <summary>It does say something.</summary>
    No,

    /// <summary>It points at another answer, which is not shown with it.</summary>
    Pointing,

    /// <summary>It says that the row was taken back.</summary>
    TakenBack,

    /// <summary>It holds nothing.</summary>
    Nothing,
}
