using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Fields.People;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>A message while a question of the form is open: its answer, or one of the few other things it may be.</summary>
internal sealed class OpenQuestion(ChannelProcedures procedures, Pictures pictures, FormCommands commands, Aside aside)
{
    public TurnResult Hear(Heard heard, JourneyStep step)
    {
        var (scene, session, said, type) = (heard.Scene, heard.Session, heard.Said, step.Field.Type);
        if (Offer.Of(scene, session, step) is { } offer && offer.IsMeantBy(said, scene.Words))
            return Accepting.Accept(heard, step, offer);
        var command = heard.Command(out var isExplicit);
        if (command is { } asked && isExplicit)
            return commands.Run(heard, asked, step);
        if (said.Attachments.Count > 0 && !said.Attachments.Any(type.Takes))
            return pictures.Hear(heard, step);
        if (step.Field.IsOptional && step.Field.SkipWords.Contains(said.Folded))
            return commands.Run(heard, Command.Skip, step);
        if (command is Command.Restart && !type.IsFreeText)
            return commands.Run(heard, Command.Restart, step); // もういいです、最初から is no いいえ
        if (command is { } word && type.IsFreeText)
            return Confirming.AskWhetherCommand(heard, word);

        // A tap on the menu says a procedure's title: no name and no story is that.
        if (
            type.IsFreeText
            && procedures.FindByWord(said, heard.Context) is { } titled
            && titled.Id != scene.Procedure.Id
            && titled.IsTitled(said.Folded)
        )
            return Confirming.Switch(heard, titled);
        if (scene.Words.IsThanks(said.Folded))
            return heard.Saying(scene.Say(Phrase.YouAreWelcome)).Continue(FormMoves.WhereItWas(session));
        if (NamedItems.Hear(heard, step) is { } children)
            return children;
        if (Told(heard, step) is { } each)
            return each;
        if (Correcting.Correct(heard, step, isOpened: true) is { } corrected)
            return corrected;
        if (type.IsFreeText && !type.TakesQuestions && aside.AskWhether(heard) is { } question)
            return question;
        if (type.IsFreeText && scene.Words.IsWaiting(said.Folded))
            return heard.Continue();
        if (type is TextField { TakesQuestions: false, HasPattern: false } or AddressField && scene.Words.HoldsQuestion(said.Folded))
            return Confirming.AskWhetherQuestion(heard);
        if (type.TakesQuestions && scene.Words.IsBeforeAnswer(said.Folded))
            return Confirming.AskWhetherQuestion(heard);
        return Read(heard, step, command);
    }

    /// <summary>ふたりとも元気: what is asked of each child is told of several.</summary>
    private static TurnResult? Told(Heard heard, JourneyStep step)
    {
        if (ByItem.Read(heard.Scene, heard.Session, heard.Said, step) is not { Count: > 1 } told)
            return null;
        var filled = Filled.With(heard.Scene, FormMoves.Fresh(heard.Session), told, heard.Said.MessageId);
        return filled.Rows.Count == 0
            ? null
            : heard
                .Saying(OneBreath.Told(heard.Scene, filled.Rows))
                .Continue(filled.Session with { LastDigest = heard.Said.Digest, LastAnswered = step.Path });
    }

    /// <summary>A message that puts itself right (5日…じゃなくて12日でした): its last word counts, where both are values of this question.</summary>
    private static FieldReading.Understood? PutRight(Heard heard, JourneyStep step)
    {
        var type = step.Field.Type;
        if (
            (type.IsFreeText && type is not TextField { HasPattern: true })
            || type is YesNoField or ConsentField
            || step.IsGate
            || Afterthoughts.Split(heard.Said.Text) is not { } turn
        )
            return null;
        var before = type.Read(Input(turn.Before));
        if (before is FieldReading.Problem problem && Refusing.IsNothing(problem))
            return null;
        var behind = before is FieldReading.Understood known
            ? type.Correct(Input(turn.Behind), known.Value)
            : type.Read(Input(turn.Behind));
        return behind as FieldReading.Understood;

        FieldInput Input(string text) => new(heard.Scene.View(heard.Session, step), text, DialogWords.Fold(text), []);
    }

    private TurnResult Read(Heard heard, JourneyStep step, Command? command)
    {
        var (said, type) = (heard.Said, step.Field.Type);
        var input = new FieldInput(heard.Scene.View(heard.Session, step), said.Text, said.Folded, said.Attachments);
        var reading =
            PutRight(heard, step)
            ?? (heard.Session.Half is { } half && half.Path == step.Path ? type.Complete(input, half.Value) : type.Read(input));
        if (command is null && OneBreath.Hear(heard, step, reading) is { } told)
            return told;
        return reading switch
        {
            FieldReading.Understood understood => Accepting.Accept(heard, step, understood.Value),
            FieldReading.Unsure unsure => Confirming.AskWhether(Telling(heard), step, unsure.Values),
            _ when command is Command.SendLater && type is ImageField { MayComeLater: false } && step.Field.IsOptional => commands.Run(
                heard.Saying(heard.Scene.Say(Phrase.PhotoNotNow)),
                Command.Skip,
                step
            ),
            _ when command is { } other && (other is not Command.SendLater || type.MayComeLater) => commands.Run(heard, other, step),
            _ when command is Command.SendLater => commands.Run(heard, Command.AnswerLater, step), // あとで, of what is no file
            _ when step.Field.IsOptional && Denials.IsNone(heard, step) => commands.Run(heard, Command.Skip, step),
            FieldReading.Problem when procedures.FindByWord(said, heard.Context) is { } other => Confirming.Switch(heard, other),
            FieldReading.Problem problem => (Refusing.IsNothing(problem) ? Correcting.Correct(heard, step, isOpened: false) : null)
                ?? aside.Answer(heard)
                ?? Refusing.Refuse(heard, step, problem),
            _ => heard.Continue(),
        };
    }

    /// <summary>What a paragraph tells beside a doubtful answer is not lost while the doubt is asked about.</summary>
    private static Heard Telling(Heard heard) =>
        heard.Procedure.KeepsWords is not null && Beside.IsTelling(heard.Said) ? heard.With(Beside.Keep(heard, heard.Session)) : heard;
}
