using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Asides;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Safeguarding;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>A message while a question of the form is open: its answer, or one of the few other things it may be.</summary>
internal sealed class OpenQuestion(
    ChannelProcedures procedures,
    Pictures pictures,
    FormCommands commands,
    Aside aside,
    QuestionToOffice toOffice
)
{
    /// <summary>番号はわからん is of the question itself.</summary>
    private const int LettersOfNotKnowing = 8;

    public TurnResult Hear(Heard heard, JourneyStep step)
    {
        if (heard.Session.Unseen is { } unseen)
        {
            heard = heard.With(heard.Session with { Unseen = null });
            if (unseen == step.Path && Conditions.IsBareFigure(heard))
                return heard.Continue(); // it was never shown: the figure means something else
        }

        if (ToldInstead.First(heard, step, rest => Hear(rest, step)) is { } other)
            return other;
        var (scene, session, said, type) = (heard.Scene, heard.Session, heard.Said, step.Field.Type);
        if (Offer.Of(scene, session, step) is { } offer && offer.IsMeantBy(said, scene.Words))
            return Accepting.Accept(heard, step, offer);
        var command = heard.Command(out var isExplicit);
        if (command is { } asked && isExplicit)
            return commands.Run(heard, asked, step);
        if (said.Attachments.Count > 0 && !said.Attachments.Any(type.Takes))
            return pictures.Hear(heard, step);
        if (step.Field.IsOptional && (step.Field.SkipWords.Contains(said.Folded) || scene.Words.IsDeclining(said.Folded)))
            return commands.Run(heard, Command.Skip, step);
        if (command is Command.Restart && !type.IsFreeText)
            return commands.Run(heard, Command.Restart, step); // もういいです、最初から is no いいえ
        if (command is { } named && type is TextField { HoldsName: true })
            return commands.Run(heard, named, step); // no child is called 確認
        if (command is { } word && type.IsFreeText)
            return Confirming.AskWhetherCommand(heard, word);

        if (command is null && Interjections.Stop(heard, step) is { } stopping)
            return stopping;

        // A tap on the menu says a procedure's title: no name and no story is that.
        if (
            type.IsFreeText
            && procedures.FindByWord(said, heard.Context) is { } titled
            && titled.Id != scene.Procedure.Id
            && titled.IsTitled(said.Folded)
        )
            return Confirming.Switch(heard, titled);
        if (Interjections.Hear(heard, step) is { } interjected)
            return interjected;
        if (command is null && toOffice.Early(heard, step) is { } question)
            return question;
        if (
            scene.Words.DoesNotKnow(said.Folded)
            && (scene.Procedure.KeepsWords is null || said.Folded.Count(char.IsLetter) <= LettersOfNotKnowing) // おばあさんの名前はわかりません tells
            && type is not YesNoField
            && !type.TakesQuestions
            && step.Field.OptionWords.Find(said.Folded).Count == 0 // わからない may be an answer
        )
            return commands.Run(heard, Command.Help, step);
        if (ToldInstead.Hear(heard, step, commands) is { } told)
            return told;
        if (aside.AskWhether(heard, type) is { } whether)
            return whether;
        if (type.IsFreeText && scene.Words.IsWaiting(said.Folded))
            return heard.Continue();
        return Read(heard, step, command);
    }

    private TurnResult Read(Heard heard, JourneyStep step, Command? command)
    {
        var (said, type) = (heard.Said, step.Field.Type);
        var reading = AnswerReading.Of(heard, step);
        if (Naming.Plain(heard, step, reading) is { } name)
            reading = name;
        if (Conditions.LimitedYes(heard, step, reading) is { } limited)
            return limited;
        if (AddOrReplace.IsAsked(heard, step) && reading is FieldReading.Understood)
            return AddOrReplace.Ask(heard, step, said.Text);
        heard = Conditions.With(heard, step, reading);
        if (AnswerReading.NearName(heard, step, reading) is { } either)
            return either;
        if (command is null && OneBreath.Hear(heard, step, reading) is { } told)
            return told;
        if (toOffice.InItsPlace(heard, step, reading) is { } offered)
            return offered;
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
            FieldReading.Problem when procedures.FindByWord(said, heard.Context) is { } other && !IsOfNeed(heard, other) =>
                Confirming.Switch(heard, other),
            FieldReading.Problem problem => (Refusing.IsNothing(problem) ? Correcting.Correct(heard, step, isOpened: false) : null)
                ?? (type.MayBeFile ? CheckedAnswers.AskWhether(heard) : null)
                ?? aside.Answer(heard)
                ?? Refusing.Refuse(heard, step, problem),
            _ => heard.Continue(),
        };
    }

    /// <summary>What a paragraph tells beside a doubtful answer is not lost while the doubt is asked about.</summary>
    private static Heard Telling(Heard heard) =>
        heard.Procedure.KeepsWords is not null && Beside.IsTelling(heard.Said) ? heard.With(Beside.Keep(heard, heard.Session)) : heard;

    /// <summary>申し込みしたい where somebody tells of their need is no wish for an event: it is asked what it means.</summary>
    private static bool IsOfNeed(Heard heard, Procedure other) =>
        heard.Procedure.Safeguarding is { TakesApplications: true } && ApplyAsk.MayBe(heard.Said) && !other.IsTitled(heard.Said.Folded);
}
