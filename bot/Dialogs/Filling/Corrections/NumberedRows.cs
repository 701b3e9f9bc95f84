using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>The rows of the check by their numbers, with what is to be done: ７番は420円, 6番消して, 5番ちがう, 5番はたろうくん、6番ははなちゃん. The number is
/// never a time.</summary>
internal static partial class NumberedRows
{
    /// <returns>Null where no row is named so, or nothing but its number.</returns>
    public static TurnResult? Hear(Heard heard)
    {
        if (heard.Said.Attachments.Count > 0 || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        var text = JapaneseText.Fold(heard.Said.Text).Trim();
        var named = Named().Matches(text);
        if (named.Count == 0 || named[0].Index > 0)
            return null;
        var rows = AnswerList.Of(heard.Scene, heard.Session).Rows;
        List<(AnswerRow Row, string Words)> parts = [];
        for (var at = 0; at < named.Count; at++)
        {
            var end = at + 1 < named.Count ? named[at + 1].Index : text.Length;
            var words = text[(named[at].Index + named[at].Length)..end].Trim(" 、,。.!".ToCharArray());
            if (!int.TryParse(named[at].Groups["n"].Value, out var number) || rows.ElementAtOrDefault(number - 1) is not { } row)
                return FormCommands.Change(heard.Saying(heard.Scene.Say(Phrase.ChangeNotFound)));
            parts.Add((row, words));
        }

        if (parts is [{ Words.Length: 0 }])
            return null;
        if (parts is [{ Words: var more }] && ChildrenTold.TellsOneMore(more))
            return NamedItems.Hear(heard with { Said = heard.Said with { Text = more, Folded = DialogWords.Fold(more) } }, null);
        var (told, next) = (heard, heard.Session);
        List<string> again = [];
        foreach (var (row, words) in parts.OrderByDescending(p => p.Row.Number))
        {
            if (Take(told.With(next), row, words) is { } taken)
                (next, told) = (taken.Session, told.Saying(taken.Line));
            else
                again.AddRange(row.Paths);
        }

        return told.Continue(again.Count == 0 ? next with { LastDigest = heard.Said.Digest } : FormMoves.AskAgain(next, again));
    }

    /// <summary>Null where it is to be asked anew.</summary>
    private static (FormSession Session, string Line)? Take(Heard heard, AnswerRow row, string words)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (Removing().IsMatch(words) || Removing().IsMatch(WithoutOwnName(heard.Session, row, words)))
            return Remove(heard, row);
        var isSame = false;
        foreach (var step in row.Steps)
        {
            if (step.IsGate && NameFinder.Find(words) is [var more] && step.Group is { } group)
                return Added(heard, group, step, more);
            if (!session.Answers.TryGetValue(step.Path, out var given) || Value(heard, step, given.Value, words) is not { } value)
                continue;
            isSame = JsonElement.DeepEquals(value, given.Value);
            if (isSame)
                continue;
            var next = FormMoves.Answer(scene.Procedure, session, step, value, heard.Said.MessageId, out _);
            return (next, scene.Say(Phrase.Corrected, ("value", ButtonRow.Shorten(scene.Show(next, step, value), 200))));
        }

        return isSame ? (session, scene.Say(Phrase.CorrectionLeft)) : null;
    }

    /// <summary>7番の|そらくんを|消して: the name that the row has.</summary>
    private static string WithoutOwnName(FormSession session, AnswerRow row, string words) =>
        NameFinder.Find(words) is [var name, ..]
        && words.StartsWith(name, StringComparison.Ordinal)
        && row.Steps.Any(s =>
            session.Answers.GetValueOrDefault(s.Path)?.Value is { ValueKind: JsonValueKind.String } called
            && NameFinder.IsSame(called.GetString()!, name)
        )
            ? words[name.Length..]
            : words;

    private static (FormSession, string)? Remove(Heard heard, AnswerRow row)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (row.Steps is [{ Field.IsOptional: true } step])
        {
            var without = FormMoves.Answer(scene.Procedure, session, step, Canonical.Skipped, heard.Said.MessageId, out _);
            var shown = ("value", scene.Show(without, step, Canonical.Skipped));
            return (without, scene.Say(Phrase.Corrected, ("value", scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), shown))));
        }

        var journey = Journey.Of(scene.Procedure, session.Answers);
        return FormMoves.CanRemove(row.Steps[0], journey)
            ? (FormMoves.Remove(session, row.Steps[0], journey), scene.Say(Phrase.Removed))
            : null;
    }

    /// <summary>ほかのお子さん：なし, and there was one.</summary>
    private static (FormSession, string)? Added(Heard heard, Field group, JourneyStep gate, string name)
    {
        if (
            group.Type is not RepeatField items
            || items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true }) is not { } child
        )
            return null;
        var (scene, id) = (heard.Scene, heard.Said.MessageId);
        var answers = heard
            .Session.Answers.SetItem(gate.Path, new KeptAnswer(Canonical.Yes, id))
            .SetItem(Journey.PathOf(group, gate.Item, child), new KeptAnswer(Canonical.Of(name), id));
        var row = scene.Say(Phrase.ToldRow, ("label", group.In(scene.Language).Label), ("value", name));
        return (heard.Session with { Answers = answers }, OneBreath.Told(scene, [row]));
    }

    private static JsonElement? Value(Heard heard, JourneyStep step, JsonElement given, string words)
    {
        var (field, type) = (step.Field, step.Field.Type);
        if (type is TextField { HoldsName: true })
            return NameFinder.Find(words) is [var name] ? Canonical.Of(name) : null;
        var correction = heard.Scene.Words.ReadCorrection(words);
        var input = new FieldInput(heard.Scene.View(heard.Session, step), correction.Text, DialogWords.Fold(correction.Text), []);
        if (type is YesNoField)
            return type.FindIn(input, LongText.Prepare(correction.Text))?.Reading is FieldReading.Understood told ? told.Value
                : Shows(field.In(heard.Language).IfNo, correction.Text) ? Canonical.No
                : Shows(field.In(heard.Language).IfYes, correction.Text) ? Canonical.Yes
                : null;
        if (type.IsFreeText || type.MayBeFile)
            return null;
        var bare = Ending().Replace(correction.Text, "");
        if (type.Correct(input with { Said = bare, Folded = DialogWords.Fold(bare) }, given) is FieldReading.Understood understood)
            return understood.Value;

        // 4番は用事の間の預かりです
        return type is ChoicesField && type.FindIn(input, LongText.Prepare(correction.Text))?.Reading is FieldReading.Understood found
            ? found.Value
            : null;
    }

    /// <summary>病気 of 病児（病気でした）; the no is whole (病気ではない).</summary>
    private static bool Shows(string? shown, string words) =>
        shown is not null
        && words.Length > 1
        && (
            shown.Contains("ない", StringComparison.Ordinal)
                ? words.Contains(shown, StringComparison.Ordinal)
                : shown.Contains(words, StringComparison.Ordinal)
        );

    [GeneratedRegex(@"(?:^|(?<=[、,。\s]))(?<n>[0-9]{1,2})\s*番目?(?:[はをがもにの、,:]|の(?:人|子|行|とこ|ところ)[はを]?)?\s*")]
    private static partial Regex Named();

    [GeneratedRegex(
        "^(?:は|を|も)?(?:消|けし|けす|削除|いらん|いらない|いりませ|要らん|要らない|なし|無し|ない|のけ|取って|とって|外し|はずし|かかっと|かかって|つこうと|使っとらん|使ってな)"
    )]
    private static partial Regex Removing();

    [GeneratedRegex(
        "(?:に|へ|で)?(?:して|直して|なおして|変えて|かえて|お願い|です|やった|でした|だった)?(?:ください|下さい|ね|よ|します|しとって|しといて)*$"
    )]
    private static partial Regex Ending();
}
