using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>What something cost that no question asks for (おやつ代200円): it goes to the office with the form, that is said, and it is no
/// fare.</summary>
internal static class OtherCosts
{
    /// <summary>So few letters beside it are politeness: も入れて.</summary>
    private const int FewLetters = 12;

    private const string Joints = " 　、,。と・もに+＋";

    /// <summary>The session with what was told, and what else the message says; null where it tells of no such cost.</summary>
    public static (FormSession Kept, string Left)? In(Procedure procedure, DialogWords words, Heard heard, FormSession session)
    {
        if (procedure.KeepsWords is not null || !procedure.Fields.Any(f => f.Type is MoneyField) || heard.Said.Attachments.Count > 0)
            return null;
        var text = JapaneseText.Fold(heard.Said.Text);
        if (words.IsQuestion(heard.Said.Folded) || Find(words, text) is null)
            return null;
        var kept = Beside.Keep(heard, session);
        while (Find(words, text) is { } cost)
        {
            var (before, behind) = (text[..cost.Start].TrimEnd(Joints.ToCharArray()), text[cost.End..].TrimStart(Joints.ToCharArray()));
            text = (before + "、" + behind).Trim('、');
        }

        return kept.AlsoSaid is null ? null : (kept, text);
    }

    /// <summary>Katakana are looked for as hiragana, place for place.</summary>
    private static Span? Find(DialogWords words, string text) =>
        Kana.ToHiragana(text) is var kana && kana.Length == text.Length ? words.FindOtherCost(kana) : words.FindOtherCost(text);

    /// <summary>Hears the message without the cost.</summary>
    public static TurnResult? Hear(Heard heard, Func<Heard, TurnResult> whatever)
    {
        if (In(heard.Procedure, heard.Scene.Words, heard, heard.Session) is not { } told)
            return null;
        var said = heard.Saying(heard.Scene.Say(Phrase.OtherCostKept));
        var isNothingElse = !told.Left.Any(char.IsDigit) && told.Left.Count(char.IsLetter) <= FewLetters;
        return isNothingElse
            ? said.Continue(FormMoves.WhereItWas(told.Kept))
            : whatever(said.With(told.Kept) with { Said = heard.Said with { Text = told.Left, Folded = DialogWords.Fold(told.Left) } });
    }
}
