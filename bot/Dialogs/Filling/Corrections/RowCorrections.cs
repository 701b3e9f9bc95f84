using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Corrections;

/// <summary>
/// A sentence that says by the number or the name of a row what is to stand there (6は1人じゃなくて2人, number 2 is myself, 5番に続けて…も足して). No other
/// row is touched; what is not understood changes nothing and is asked.
/// </summary>
internal static partial class RowCorrections
{
    /// <summary>What may stand between a row and what is said of it.</summary>
    private static readonly char[] Around = [' ', '　', '、', ',', '。', '.', ':', '：', '\n'];

    /// <summary>What a label may begin with and nobody need say.</summary>
    private const char Polite = 'お';

    /// <summary>です, に直してください. Characters.</summary>
    private const int LongestBehindQuote = 12;

    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open; null at the check, where a number is a row without more.</param>
    /// <param name="isChoosing">Which answer to change was asked.</param>
    /// <param name="onlyWords">Only a row that holds free words.</param>
    public static TurnResult? Hear(Heard heard, JourneyStep? step, bool isChoosing = false, bool onlyWords = false)
    {
        if (heard.Said.IsWordless || heard.Said.Attachments.Count > 0)
            return null;
        var text = JapaneseText.Fold(JapaneseText.Clean(heard.Said.Text)).Trim();
        if (!MayNameRow(heard, text) || heard.Scene.Words.IsQuestion(heard.Said.Folded))
            return null;
        if (Target(heard, text) is not { } target || target.Row.Steps is not [{ IsGate: false } row])
            return null;
        if (onlyWords && row.Field.Type is not TextField { HoldsName: false, HasPattern: false })
            return null;
        var (words, rest) = (heard.Scene.Words, target.Rest);
        if (row.Field.Type is TextField { TakesQuestions: true } && Added(words, rest, target.IsOnto) is { } more)
            return AddOrReplace.Add(heard, row, more);
        var correction = words.ReadCorrection(rest);
        var isPlace = step is null || isChoosing;
        if (!isPlace && correction.Instead is null)
            return null;
        if (!target.IsNumber && step is null && ChangedTo(rest) is { Length: > 0 } wanted)
            return Put(heard, row, Quoted(wanted) ?? wanted, null)
                ?? FormCommands.Change(heard.Saying(heard.Scene.Say(Phrase.ChangeUnclear)));
        if (!target.IsNumber && !words.Begins(PlainWord.RowWrong, rest) && correction.Instead is null)
            // お名前は佐藤ようこです. Anything else after its name alone is heard by its words.
            return step is null && row.Field.Type is { IsFreeText: true, IsSaidBack: true } ? Put(heard, row, rest, null) : null;
        if (target.IsBare && !isChoosing)
            return null; // 5時じゃなくて4時半 is no fifth row
        var value = Without(words, correction.Text);
        return value.Length == 0 ? null
            : row.Field.Type is TextField { TakesQuestions: true } ? AddOrReplace.Ask(heard, row, value)
            : Put(heard, row, value, correction.Instead)
                ?? (isPlace ? FormCommands.Change(heard.Saying(heard.Scene.Say(Phrase.ChangeUnclear))) : null);
    }

    private static TurnResult? Put(Heard heard, JourneyStep row, string said, string? instead)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (!session.Answers.TryGetValue(row.Path, out var before) || Read(heard, row, said, instead, before.Value) is not { } value)
            return null;
        if (JsonElement.DeepEquals(value, before.Value))
            return null;
        var next = FormMoves.Answer(scene.Procedure, session, row, value, heard.Said.MessageId, out var dropped) with
        {
            LastDigest = heard.Said.Digest,
        };
        if (heard.Procedure.KeepsWords is not null)
            next = Beside.KeepShort(heard, next);
        var line = scene.Say(
            Phrase.ToldRow,
            ("label", scene.LabelOf(row)),
            ("value", ButtonRow.Shorten(scene.Show(next, row, value), 200))
        );
        return Accepting.SayingDropped(heard.Saying(scene.Say(Phrase.Corrected, ("value", line))), session, dropped).Continue(next);
    }

    /// <summary>The words as the row's own type reads them: all of them, or their first clause (2人、母親もいる).</summary>
    private static JsonElement? Read(Heard heard, JourneyStep row, string said, string? instead, JsonElement before)
    {
        var type = row.Field.Type;
        var text = Naming.Asks(row) ? heard.Scene.Words.NameIn(said.Trim('「', '」', '"')) : said;
        var end = text.IndexOfAny(['、', '。', ',']);
        string[] tries = end > 0 && type is NumberField ? [text[..end], text] : [text];
        foreach (var one in tries)
        {
            var input = new FieldInput(heard.Scene.View(heard.Session, row), one, DialogWords.Fold(one), []) { Instead = instead };
            if (type.Correct(input, before) is FieldReading.Understood { Value: var value })
                return value;
        }

        return null;
    }

    /// <summary>What is to be added, where that is said.</summary>
    private static string? Added(DialogWords words, string rest, bool isOnto)
    {
        var bare = rest.TrimEnd(Around).TrimEnd('。', '!', '！');
        if (words.AddingEnd(bare) is { } end)
        {
            var more = bare[..end].TrimEnd(Around);
            return more.EndsWith('を') ? more[..^1] : more;
        }

        return isOnto ? bare : null;
    }

    private static string Without(DialogWords words, string text)
    {
        var rest = text.Trim(Around);
        while (
            words.ListOf(PlainWord.RowWrong).Words.FirstOrDefault(w => rest.StartsWith(w, StringComparison.OrdinalIgnoreCase)) is { } wrong
        )
            rest = rest[wrong.Length..].Trim(Around);
        return Quoted(rest) ?? rest;
    }

    /// <summary>What stands in 「…」, where nothing but politeness stands around it.</summary>
    private static string? Quoted(string text) =>
        text.IndexOf('「', StringComparison.Ordinal) is >= 0 and var from
        && text.IndexOf('」', from) is var to
        && to > from + 1
        && text.Length - to <= LongestBehindQuote
            ? text[(from + 1)..to]
            : null;

    /// <summary>The value in …に直して, or null.</summary>
    private static string? ChangedTo(string rest) =>
        ChangeTo().Match(rest) is { Success: true } match ? match.Groups["value"].Value.Trim() : null;

    /// <summary>Quick look: it begins like a number or with a letter with which the name of a row begins.</summary>
    private static bool MayNameRow(Heard heard, string text)
    {
        if (text.Length < 2)
            return false;
        var first = char.ToLowerInvariant(text[0]);
        if (char.IsAsciiDigit(first) || first is '#' or 'n' or 'm')
            return true;
        var (language, procedure) = (heard.Scene.Language, heard.Procedure);
        foreach (var step in Journey.Of(procedure, heard.Session.Answers).Steps)
        {
            var initial = step.Field.In(language).Initial;
            if (initial == first || initial == Polite || (step.Group is { } group && group.In(language).Initial == first))
                return true;
        }

        return false;
    }

    private static Told? Target(Heard heard, string text)
    {
        var list = AnswerList.Of(heard.Scene, heard.Session);
        if (Numbered().Match(text) is { Success: true } match)
        {
            var number = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
            var join = match.Groups["join"].Value;
            var row = list.Rows.FirstOrDefault(r => r.Number == number);
            return row is null
                ? null
                : new Told(
                    row,
                    match.Groups["rest"].Value,
                    IsNumber: true,
                    IsOnto: join.StartsWith('に'),
                    IsBare: join.Length == 0 && match.Groups["word"].Length == 0
                );
        }

        foreach (var row in list.Rows.Where(r => r.Label.Length > 1))
        {
            var label = JapaneseText.Fold(row.Label);
            if (label[0] == Polite && label.Length > 2 && text[0] != Polite)
                label = label[1..]; // 名前は of お名前
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase) && text.Length > label.Length + 1)
            {
                var behind = text[label.Length..];
                if (behind.StartsWith("の名前", StringComparison.Ordinal) && behind.Length > 4)
                    behind = behind[3..]; // 事業所の名前は「…」に直して
                if (behind[0] is 'に' or 'は' or 'が' or 'も' or 'を' or ' ')
                    return new Told(row, behind[1..].TrimStart(Around), IsNumber: false, IsOnto: behind[0] == 'に', IsBare: false);
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:mistake[.,]?\s*)?(?<word>number |no\. ?|#)?(?<n>[0-9]{1,2})(?<word>番目|番|ばん)?\s*"
            + @"(?<join>は|が|を|も|に続けて|につづけて|に|:|is |are |should be )?[、,.\s]*(?<rest>\D.{1,}|[0-9].{1,})$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase,
        100
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^(?<value>.+?)(?:に直して|になおして|に変えて|に変更して|に訂正して|に修正して)(?:ください|下さい|ほしい|ほしいです|ね)?[。.!！]*$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        100
    )]
    private static partial Regex ChangeTo();

    /// <summary>A row, and what is said of it.</summary>
    private sealed record Told(AnswerRow Row, string Rest, bool IsNumber, bool IsOnto, bool IsBare);
}
