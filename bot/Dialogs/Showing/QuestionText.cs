using System.Text;
using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>Writes one question: what was just understood, the progress, the question, its numbered options, how to answer, and the
/// buttons.</summary>
internal static class QuestionText
{
    /// <summary>Under LINE's 5,000 UTF-16 units, with room for what a channel adds.</summary>
    public const int Longest = 4800;

    /// <summary>After so many failed tries the ways out are named and have buttons.</summary>
    public const int TriesBeforeWayOut = 3;

    private const int OptionsInText = 40;

    public static Activity Write(Scene scene, FormSession session, JourneyStep step, IEnumerable<string> before, bool isHelp = false)
    {
        var texts = step.Field.In(scene.Language);
        var view = scene.View(session, step);
        var type = step.Field.Type;
        var journey = Journey.Of(scene.Procedure, session.Answers);
        var ask = step is { IsGate: true, Item: > 0 } ? texts.More ?? texts.Ask : texts.Ask;

        var text = new StringBuilder();
        foreach (var line in before.Concat(Notes(scene, step)))
            text.AppendLine(line);
        text.Append(scene.Say(Phrase.Progress, ("n", Digits.Of(step.Number)), ("all", Digits.Of(journey.Length))))
            .Append(OfWhom(scene, session, step, journey))
            .Append(ask);
        if (type is ChoicesField && session.Answers.TryGetValue(step.Path, out var now) && !now.IsSkipped)
            text.AppendLine().Append(scene.Say(Phrase.AnsweredNow, ("value", type.Show(now.Value, view))));
        var buttons = Buttons(scene, session, step, journey);
        if (type.Options.Count > 0 && !AreAllButtons(scene, type, view, buttons))
            AppendOptions(text, scene, session, step);
        if (type.Hint(scene.View(session, step)) is { } hint)
            text.AppendLine().Append(hint);
        if (texts.Example is { } example && (isHelp || session.Tries > 0 || type.Options.Count == 0))
            text.AppendLine().Append(example);
        if (WrittenChoices.Line(scene, type, view, buttons) is { } written)
            text.AppendLine().Append(written);

        return Activity.Message(Cut(text.ToString()), buttons) with
        {
            TakesWords = type.TakesNumbers, // its own options have their numbers, and its type reads them
            Several = type is ChoicesField ? [.. type.Options.Select(o => OptionReader.Label(o, view))] : null,
        };
    }

    /// <summary>Of several children, the one who is asked about: 【はなちゃん】.</summary>
    private static string OfWhom(Scene scene, FormSession session, JourneyStep step, Journey journey) =>
        step is { IsGate: false, Group: { Type: RepeatField items } group, Field.Type: not TextField { HoldsName: true } }
        && journey.CountOf(group.Id) > 1
        && items.Children.FirstOrDefault(c => c.Type is TextField { HoldsName: true }) is { } name
        && session.Answers.GetValueOrDefault(Journey.PathOf(group, step.Item, name)) is { IsSkipped: false } called
            ? scene.Say(Phrase.OfWhom, ("name", called.Value.GetString() ?? ""))
            : "";

    /// <summary>On a page of its own nothing stands twice: a list whose every line is a button, or a box to tick, is not written as
    /// well.</summary>
    private static bool AreAllButtons(Scene scene, FieldType type, FieldView view, IReadOnlyList<CardAction> buttons) =>
        scene.Traits.IsInPage
        && (type is ChoicesField || type.Options.All(o => OptionReader.Label(o, view) is var label && buttons.Any(b => b.Said == label)));

    public static string Cut(string text) => text.Length <= Longest ? text : ButtonRow.Shorten(text[..Longest], Longest / 2);

    private static void AppendOptions(StringBuilder text, Scene scene, FormSession session, JourneyStep step)
    {
        var view = scene.View(session, step);
        var options = step.Field.Type.Options;
        var first = options.Count <= OptionsInText ? 0 : session.Page * OptionsInText % options.Count;
        for (var i = first; i < Math.Min(options.Count, first + OptionsInText); i++)
            text.AppendLine().Append(Digits.Of(i + 1)).Append(' ').Append(OptionReader.Label(options[i], view));
        if (options.Count > OptionsInText)
            text.AppendLine().Append(scene.Say(Phrase.PageNote, ("more", scene.Label(Command.More))));
        text.AppendLine().Append(scene.Say(step.Field.Type is ChoicesField ? Phrase.PickSeveral : Phrase.PickNumber));
    }

    /// <summary>Notes stand directly before the question that follows them.</summary>
    private static IEnumerable<string> Notes(Scene scene, JourneyStep step)
    {
        if (step.Item > 0 || !scene.Procedure.HasNotes)
            return [];
        var fields = scene.Procedure.Fields;
        var at = step.Group ?? step.Field;
        var index = 0;
        while (index < fields.Count && fields[index] != at)
            index++;
        var first = index;
        while (first > 0 && fields[first - 1].Type is NoteField)
            first--;
        return fields.Skip(first).Take(index - first).Select(n => n.In(scene.Language).Ask);
    }

    private static IReadOnlyList<CardAction> Buttons(Scene scene, FormSession session, JourneyStep step, Journey journey)
    {
        var always = new List<CardAction>();
        if (step.Field.IsOptional)
            always.Add(Button(Command.Skip, step.Field.In(scene.Language).Skip));
        if (session.Answers.ContainsKey(step.Path))
        {
            always.Add(Button(Command.Keep));
            if (FormMoves.CanRemove(step, journey))
                always.Add(Button(Command.Remove));
        }

        if (journey.Before(step.Path) is not null)
            always.Add(Button(Command.Back) with { IsBeside = true });
        always.Add(Button(Command.Help) with { IsBeside = true });
        if (step.Field.Type.MayComeLater)
            always.Add(Button(Command.SendLater));
        var answers = step.Field.Type.Buttons(scene.View(session, step));
        if (Offer.Of(scene, session, step) is { } offer)
            answers = [offer.Button, .. answers];

        // First of all, where nobody has to look for them.
        if (session.Tries >= TriesBeforeWayOut)
            answers = step.Field.Type.TakesNumbers ? [.. WaysOut(), .. answers] : [.. answers, .. WaysOut()]; // numbers stay as they were
        var row = ButtonRow.Page(answers, always, new CardAction { Title = scene.Label(Command.More) }, session.Page);
        return [.. row.Select(OfThis)];

        // A calendar stays on the screen when another question is asked.
        CardAction OfThis(CardAction button) =>
            button.Type is ActionTypes.DatePicker ? button with { Value = step.NameIn(scene.Procedure) } : button;

        CardAction[] WaysOut() => [Button(Command.AnswerLater), Button(Command.Staff)];

        // Where any words can be an answer, the button says the command so that it cannot be one.
        CardAction Button(Command command, string? title = null) =>
            new() { Title = title ?? scene.Label(command), Value = step.Field.Type.IsFreeText ? "/" + scene.Label(command) : null };
    }
}
