using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Dates;
using Channels.Text.People;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// A sentence at the check that names what it changes (電話番号ちがってました 090…, 大人は2人にしてください, 交通費260円の書き忘れ): what it tells of that
/// question replaces the answer, or fills it where it was left out.
/// </summary>
internal static class CheckedAnswers
{
    /// <summary>So near behind its name a number is the answer. Characters.</summary>
    private const int NearLabel = 6;

    /// <summary>The first of them is asked about, where nothing announced a correction.</summary>
    public static TurnResult? AskWhether(Heard heard) =>
        Changes(heard) is [var first, ..] && first.Value.ValueKind is not JsonValueKind.Null
            ? Confirming.AskWhetherCorrection(heard, first.Step, first.Value)
            : null;

    public static TurnResult? Correct(Heard heard)
    {
        var scene = heard.Scene;
        var changes = Changes(heard);
        if (changes.Count == 0)
            return null;
        var next = heard.Session;
        var told = heard;
        foreach (var change in changes)
        {
            var old = next;
            next = FormMoves.Answer(scene.Procedure, next, change.Step, change.Value, heard.Said.MessageId, out var dropped);
            told = told.Saying(scene.Say(Phrase.Corrected, ("value", Shown(scene, next, change))));
            told = Accepting.SayingDropped(told, old, dropped);
        }

        (told, next) = Opened.By(told, heard.Session, next);
        return told.Continue(next with { LastDigest = heard.Said.Digest });
    }

    private static List<Mention> Changes(Heard heard)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        if (!MessageReader.MayTell(heard.Said) || scene.Words.IsQuestion(heard.Said.Folded))
            return [];
        var prepared = LongText.Prepare(heard.Said.Text);
        if (PeopleReader.IsRelative(prepared))
            return [];
        var isWrong = DialogWords.SaysWrong(heard.Said.Folded); // 番号ちがいました says that it is wrong, not that there is none
        return MessageReader
            .Read(scene, session, heard.Said)
            .Concat(Named(heard, prepared))
            .Select(m => OfItsMonth(heard, m))
            .Where(m =>
                m.IsSure
                && m.Names.Count == 0
                && (m.Value.ValueKind is not JsonValueKind.Null || (!isWrong && IsTakenBack(session, m, prepared)))
            )
            .DistinctBy(m => m.Step.Path)
            .Where(m => session.Answers.TryGetValue(m.Step.Path, out var given) && !JsonElement.DeepEquals(given.Value, m.Value))
            .Where(m => IsNamed(scene, m.Step, prepared) || (IsTelling(m.Step.Field.Type) && session.Answers[m.Step.Path].IsSkipped))
            .ToList();
    }

    /// <summary>日付は17日です, of a report of last month: the day is of the month that stands there.</summary>
    private static Mention OfItsMonth(Heard heard, Mention mention) =>
        mention.Step.Field.Type is DateField type
        && mention.Value.ValueKind is JsonValueKind.String
        && heard.Session.Answers.TryGetValue(mention.Step.Path, out var given)
        && DateFinder.IsDayAlone(heard.Said.Text)
        && type.Correct(new FieldInput(heard.Scene.View(heard.Session, mention.Step), heard.Said.Text, heard.Said.Folded, []), given.Value)
            is FieldReading.Understood { Value: var day }
            ? mention with
            {
                Values = [day],
            }
            : mention;

    /// <summary>There is none of what was answered: 交通費いらん, said of the very thing.</summary>
    private static bool IsTakenBack(FormSession session, Mention mention, string prepared) =>
        mention.Step.Field.IsOptional
        && session.Answers.GetValueOrDefault(mention.Step.Path) is { IsSkipped: false }
        && mention.Step.Field.Told.IsDeniedIn(prepared);

    /// <summary>A value, or of what is gone also what it was: 交通費：なし.</summary>
    private static string Shown(Scene scene, FormSession session, Mention change)
    {
        var value = ButtonRow.Shorten(scene.Show(session, change.Step, change.Value), 200);
        return change.Value.ValueKind is JsonValueKind.Null
            ? scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(change.Step)), ("value", value))
            : value;
    }

    /// <summary>What stands behind the name of a question, read as its answer.</summary>
    private static IEnumerable<Mention> Named(Heard heard, string prepared)
    {
        var (scene, session) = (heard.Scene, heard.Session);
        foreach (var step in Journey.Of(scene.Procedure, session.Answers).Steps)
        {
            if (step.IsGate || !IsPlain(step.Field.Type) || LabelAt(scene, step, prepared) is not { } at)
                continue;
            if (
                step.Field.Type is NumberField
                && !prepared.AsSpan(at, Math.Min(NearLabel, prepared.Length - at)).ContainsAnyInRange('0', '9')
            )
                continue;
            var text = prepared[at..].TrimStart(" はがを:、".ToCharArray());
            var correction = scene.Words.ReadCorrection(text);
            if (
                session.Answers.TryGetValue(step.Path, out var given)
                && step.Field.Type.Correct(
                    new FieldInput(scene.View(session, step), correction.Text, DialogWords.Fold(correction.Text), []),
                    given.Value
                )
                    is FieldReading.Understood understood
            )
                yield return new Mention(step, [understood.Value], true, []);
        }
    }

    private static bool IsNamed(Scene scene, JourneyStep step, string prepared) =>
        LabelAt(scene, step, prepared) is not null || step.Field.Told.FindAbout(prepared) is not null;

    private static int? LabelAt(Scene scene, JourneyStep step, string prepared)
    {
        var label = LongText.Prepare(step.Field.In(scene.Language).Label);
        return label.Length > 1 && prepared.IndexOf(label, StringComparison.Ordinal) is >= 0 and var at ? at + label.Length : null;
    }

    /// <summary>Its values are recognised by themselves, so that the words around them do not matter.</summary>
    private static bool IsTelling(FieldType type) => type is DateField or PeriodField or PhoneField or EmailField or MoneyField;

    private static bool IsPlain(FieldType type) =>
        type
            is PhoneField
                or EmailField
                or PostalCodeField
                or DateField
                or PeriodField
                or MemberNumberField
                or MoneyField
                or NumberField
                or ChoiceField
                or ChoicesField
                or TextField { HasPattern: true };
}
