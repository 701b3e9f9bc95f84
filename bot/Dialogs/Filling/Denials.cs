using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Numbers;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Words that say that there is none of what is asked.</summary>
internal static class Denials
{
    private const string Dashes = "-ー―–—−ｰ×/／.。 ";

    /// <summary>いいえ, or a no that says why: もってないです新規なので.</summary>
    public static bool IsNo(Said said) =>
        YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: false }
        || YesNoReader.FindOpening(LongText.Prepare(said.Text)) is { Reading: Reading<bool>.Found { Value: false } };

    /// <summary>Where people tell of their life, a no with more behind it (いや3万やない、2万8千やった) is no "none".
    /// There is none: いいえ, a dash, or that very thing is denied (メールはありません).</summary>
    public static bool IsNone(Heard heard, JourneyStep step)
    {
        var folded = heard.Said.Folded;
        if (folded.Length == 0)
            return false;
        var isNo = heard.Procedure.KeepsWords is null
            ? IsNo(heard.Said)
            : YesNoReader.Read(heard.Said.Text) is Reading<bool>.Found { Value: false };
        if (isNo || folded.AsSpan().Trim(Dashes).IsEmpty)
            return true;
        var prepared = LongText.Prepare(heard.Said.Text);
        if (
            step.Field.Told.FindAbout(prepared) is { Start: 0 } about
            && YesNoReader.Read(prepared[about.End..].TrimStart('は', 'も', 'が', 'を', ' ')) is Reading<bool>.Found { Value: false }
        )
            return true; // 写真ない
        if (
            step.Field.Told.IsWithout(prepared)
            && !(step.Field.Type is MoneyField && MoneyReader.IsMarked(prepared))
            && !heard.Scene.Words.IsQuestion(folded)
        )
            return true; // 紙は家に置いてきたけん今ないよ, 歩きやった
        var label = DialogWords.Fold(step.Field.In(heard.Language).Label);
        return folded.StartsWith(label, StringComparison.Ordinal)
            && YesNoReader.Read(folded[label.Length..].TrimStart('は', 'も', 'が', 'を', ' ')) is Reading<bool>.Found { Value: false };
    }
}
