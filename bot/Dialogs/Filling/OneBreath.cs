using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>
/// A message that says more than it was asked for: what fits an open question fills it and is said back, what contradicts a given
/// answer is asked, and nothing that was given is rewritten without a word.
/// </summary>
internal static class OneBreath
{
    /// <summary>So many letters are no mere question.</summary>
    private const int LettersOfStory = 30;

    /// <param name="heard">The turn.</param>
    /// <param name="step">The question that is open.</param>
    /// <param name="reading">What that question itself made of the message.</param>
    /// <returns>Null when the message says nothing beside its answer.</returns>
    public static TurnResult? Hear(Heard heard, JourneyStep step, FieldReading reading)
    {
        var (scene, session, type) = (heard.Scene, heard.Session, step.Field.Type);
        var isNote = type is TextField { TakesQuestions: false, HoldsName: false, HasPattern: false };
        if (!MessageReader.MayTell(heard.Said) || (type.IsFreeText && !MayListen(step) && !isNote) || IsOnlyQuestion(heard, type))
            return null;
        if (step.Field.OptionWords.Find(scene.Words.WithoutPoliteEnding(heard.Said.Folded)).Count > 0)
            return null; // an option's own words are the answer and nothing else
        if (type.Options.Count > 0 && LeadingOption.Read(heard.Said.Folded, scene.View(session, step), several: true) is not null)
            return null; // 7 ピアノの送り: what stands behind the option tells of it
        var mentions = MessageReader.Read(scene, session, heard.Said, step);
        var own = mentions.FirstOrDefault(m => m.Step.Path == step.Path);
        var others = mentions.Where(m => m.Step.Path != step.Path && !IsPartOf(m, own) && (!isNote || IsCode(m))).ToList();
        var tells = IsTellingMore(heard, step, reading, mentions);
        if (own is null && others.Count == 0 && !tells && !MayOpen(heard, step, reading))
            return null;
        var isOnlyOthers = IsOnlyOthers(heard, step, others);
        var answer = isOnlyOthers ? null : AnswerOf(heard, step, reading, own);
        var answered = answer is { } known ? FormMoves.Answer(scene.Procedure, session, step, known, heard.Said.MessageId, out _) : session;
        var filled = Filled
            .With(scene, answered with { Mode = session.Mode, Tries = session.Tries, Page = session.Page }, others, heard.Said.MessageId)
            .Again(scene, heard.Said, step, before: answer is null ? null : session);
        if (
            filled.IsNothing
            && !tells
            && ReferenceEquals(filled.Session.Doubts, answered.Doubts)
            && own is not ({ Names.Count: > 1 } or { Names.Count: > 0, Step.IsGate: true } or { IsSure: false })
            && (answer is null || IsThe(answer.Value, reading))
        )
            return null;
        if (own is { Names.Count: > 0, Step.IsGate: true } || (answer is not null && own is { Names.Count: > 1 }))
            (filled, answer) = (Filled.With(scene, session, mentions, heard.Said.MessageId), null);
        var next = filled.Session;
        var rows = filled.Rows;
        if (answer is { } given)
        {
            next = FormMoves.Fresh(next) with { LastAnswered = step.Path };
            rows = [scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(step)), ("value", scene.Show(next, step, given))), .. rows];
        }

        next = Beside.Keep(heard, next, mentions) with { LastDigest = heard.Said.Digest };
        var told =
            heard.Procedure.KeepsWords is not null && Beside.IsTelling(heard.Said)
                ? heard.Saying(scene.Say(Beside.ThanksFor(heard)))
                : heard;
        told = rows.Count == 0 ? told : told.Saying(Told(scene, rows));
        if (ChildTimes.Of(scene, next, heard.Said) is { } differ)
            (told, next) = (told.Saying(differ.Line), differ.Kept);
        return Ask() with { Told = told.Before.Count == 0 ? null : told.Lines() };

        TurnResult Ask()
        {
            if (filled.Against is [{ IsSure: true } meant] && SaysItIsWrong(heard))
                return Corrected(told.With(next), meant);
            if (filled.Against is [var against, ..])
                return Confirming.AskWhetherCorrection(told.With(next), against.Step, against.Value);
            if (isOnlyOthers)
                return Confirming.AskWhichMore(told, next, mentions) ?? told.Continue(next);
            if (Contrary(heard, step, reading, own) is { } either)
                return Confirming.AskWhether(told.With(next), step, either);
            if (answer is null && own is { IsSure: false, Values.Count: > 1, Names.Count: 0 } && reading is not FieldReading.Unsure)
                return Confirming.AskWhether(told.With(next), step, own.Values);
            if (answer is null && reading is FieldReading.Unsure unsure && (own?.IsSure is not true || step.Field.Type is ChoiceField))
                return Confirming.AskWhether(told.With(next), step, unsure.Values);
            if (answer is null && reading is FieldReading.Problem problem && !Refusing.IsNothing(problem) && own is null)
                return Refusing.Refuse(told.With(next), step, problem);
            if (answer is null && reading is FieldReading.Problem && own is { IsSure: false, Names.Count: 0 })
                return Confirming.AskWhether(told.With(next), step, own.Values);
            return Confirming.AskWhichMore(told, next, mentions) ?? told.Continue(next);
        }
    }

    /// <summary>さっきの電話番号ちがう。… says itself that the former answer goes.</summary>
    private static bool SaysItIsWrong(Heard heard) =>
        DialogWords.SaysWrong(heard.Said.Folded) || heard.Scene.Words.ReadCorrection(heard.Said.Text).IsSure;

    private static TurnResult Corrected(Heard told, Mention meant)
    {
        var (scene, before) = (told.Scene, told.Session);
        var next = FormMoves.Answer(scene.Procedure, before, meant.Step, meant.Value, told.Said.MessageId, out var dropped);
        var row = scene.Say(Phrase.ToldRow, ("label", scene.LabelOf(meant.Step)), ("value", scene.Show(next, meant.Step, meant.Value)));
        var said = told.Saying(scene.Say(Phrase.Corrected, ("value", ButtonRow.Shorten(row, 200))));
        return Accepting.SayingDropped(said, before, dropped).Continue(FormMoves.WhereItWas(next));
    }

    /// <summary>The answer opens questions that the same words may answer: 夜だけ、お電話をいただければ.</summary>
    private static bool MayOpen(Heard heard, JourneyStep step, FieldReading reading) =>
        heard.Procedure.KeepsWords is not null && step.Field.Type is ChoiceField && reading is FieldReading.Understood;

    /// <summary>Where people tell what is wrong, the answer to a small question is not all that a paragraph says.</summary>
    private static bool IsTellingMore(Heard heard, JourneyStep step, FieldReading reading, IReadOnlyList<Mention> mentions) =>
        heard.Procedure.KeepsWords is not null
        && !step.Field.Type.IsFreeText
        && reading is FieldReading.Understood
        && Beside.IsTelling(heard.Said)
        && !ReferenceEquals(Beside.Keep(heard, heard.Session, mentions), heard.Session);

    /// <summary>The words of the options say one thing and those of the sentence another: デイとショート. A plain はい or いいえ decides.</summary>
    private static JsonElement[]? Contrary(Heard heard, JourneyStep step, FieldReading reading, Mention? own) =>
        heard.Procedure.KeepsWords is null
        && reading is FieldReading.Understood { Value: var read }
        && own is { IsSure: true, Value: var told }
        && (
            step.Field.Type is ChoiceField
            || ((step.IsGate || step.Field.Type is YesNoField) && YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is null)
        )
        && !JsonElement.DeepEquals(read, told)
            ? [read, told]
            : null;

    /// <summary>What a sentence tells by its own words and by those of the options.</summary>
    private static JsonElement Joined(IReadOnlyList<string> options, JsonElement told, JsonElement read)
    {
        var named = told.EnumerateArray().Concat(read.EnumerateArray()).Select(o => o.GetString()!).ToHashSet();
        var all = options.Where(named.Contains).ToList();
        return Canonical.Of(all.Count > 1 ? all.Where(o => o is not "none") : all);
    }

    /// <summary>Beside a short note only what is a code or an address by its form.</summary>
    private static bool IsCode(Mention mention) => mention.Step.Field.Type is PhoneField or EmailField or TextField { HasPattern: true };

    private static bool IsThe(JsonElement answer, FieldReading reading) =>
        reading is FieldReading.Understood understood && JsonElement.DeepEquals(understood.Value, answer);

    /// <summary>What was heard, in one line: 日：11月27日（金）／時間：….</summary>
    public static string Told(Scene scene, IEnumerable<string> rows) =>
        scene.Say(Phrase.Told, ("rows", string.Join(scene.Say(Phrase.ToldSeparator), rows)));

    /// <summary>The words that answer what is asked say nothing else as well; only what troubles somebody may be urgent too.</summary>
    private static bool IsPartOf(Mention other, Mention? own) =>
        own is not null
        && !(own.Step.Field.Type is ChoicesField && other.Step.Field.Type is ChoicesField)
        && other.Spans.Any(s => own.Spans.Any(o => s.Start < o.End && o.Start < s.End));

    /// <summary>A story may speak of anything; a name or a short note is only itself.</summary>
    private static bool MayListen(JourneyStep step) =>
        step.Field.Type is TextField { TakesQuestions: true } or TextField { HoldsName: true } or AddressField;

    /// <summary>A question behind a story does not take the story back, and かな at the end of an answer asks nothing.</summary>
    private static bool IsOnlyQuestion(Heard heard, FieldType type)
    {
        var (words, folded) = (heard.Scene.Words, heard.Said.Folded);
        return words.IsQuestion(folded)
            && !(heard.Procedure.KeepsWords is not null && folded.Count(char.IsLetter) >= LettersOfStory)
            && (type.IsFreeText || !words.IsDoubt(folded));
    }

    /// <summary>写真はないです, where a name was asked or a yes: all of it answers another question.</summary>
    private static bool IsOnlyOthers(Heard heard, JourneyStep step, IReadOnlyList<Mention> others) =>
        (
            (step.Field.Type is YesNoField && YesNoReader.FindOpening(LongText.Prepare(heard.Said.Text)) is null)
            || (step.Field.Type is TextField { HoldsName: true } && NameFinder.Find(heard.Said.Text).Count == 0)
        )
        && others.Count > 0
        && LongText.Without(LongText.Prepare(heard.Said.Text), others.SelectMany(o => o.Spans)).Count(char.IsLetter) <= FewestLeft;

    /// <summary>What is left of a message is no name: はない.</summary>
    private const int FewestLeft = 3;

    private static JsonElement? AnswerOf(Heard heard, JourneyStep step, FieldReading reading, Mention? own) =>
        reading switch
        {
            _ when step.Field.Type is PeriodField && ChildrenTimes.AreIn(heard.Said.Text) => null, // 5時まで、…6時半まで is no 5時から6時半
            _ when Contrary(heard, step, reading, own) is not null => null,
            FieldReading.Understood when own is { IsSure: false, Values.Count: > 1 } && step.Field.Type is ChoiceField => null,
            FieldReading.Understood read
                when own is { IsSure: true }
                    && step.Field.Type is ChoicesField
                    && (heard.Procedure.KeepsWords is not null || Beside.IsTelling(heard.Said)) => Joined(
                step.Field.Type.Options,
                own.Value,
                read.Value
            ),
            FieldReading.Unsure when own is { IsSure: true } && step.Field.Type is ChoicesField => own.Value,
            FieldReading.Understood when own is { Names.Count: > 0 } => own.Value,
            FieldReading.Understood understood => understood.Value,
            FieldReading.Unsure { Values.Count: > 1 } when own is { IsSure: true } && step.Field.Type is ChoiceField => null,
            FieldReading.Unsure unsure when own is { IsSure: true } && unsure.Values.Any(v => JsonElement.DeepEquals(v, own.Value)) =>
                own.Value,
            FieldReading.Problem when own is { IsSure: true } && step.Field.Type is not TextField { TakesQuestions: true } => own.Value,
            _ => null,
        };
}
