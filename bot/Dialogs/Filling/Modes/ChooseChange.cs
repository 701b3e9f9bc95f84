using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Mentions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Which answer to change. A sentence that says itself what is wrong is put right without a number.</summary>
internal sealed class ChooseChange(FormCommands commands, Pictures pictures, CurrentQuestion current) : IMode
{
    /// <summary>Shorter words are a number or a label that was missed.</summary>
    private const int ShortestSentence = 4;

    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        var list = AnswerList.Of(scene, session);
        if (
            RowCorrections.Hear(heard.ToAsking(), FormMoves.Current(scene.Procedure, session), isChoosing: true, onlyWords: true) is
            { } named
        )
            return named;
        if (list.Find(said) is { } row)
            return heard.Continue(FormMoves.AskAgain(session, row.Paths));
        if (NumberedRows.Hear(heard.ToAsking()) is { } numbered)
            return numbered;
        if (RowCorrections.Hear(heard.ToAsking(), FormMoves.Current(scene.Procedure, session), isChoosing: true) is { } corrected)
            return corrected;
        if (heard.Command() is { } command)
            return command is Command.Keep or Command.Back
                ? heard.Continue(FormMoves.Fresh(session))
                : commands.Run(heard.ToAsking(), command, FormMoves.Current(scene.Procedure, session));
        if (said.Attachments.Count > 0)
            return pictures.Hear(heard.ToAsking(), FormMoves.Current(scene.Procedure, session));
        if (YesNoReader.Read(said.Text) is Reading<bool>.Found || scene.Words.IsThanks(said.Folded))
            return heard.Continue(FormMoves.Fresh(session));
        if (scene.Words.IsSending(said.Folded) || scene.Words.Is(PlainWord.GoOn, said.Folded))
            return heard.Continue(FormMoves.Fresh(session));
        return DigitCorrections.Hear(heard.ToAsking())
            ?? Sentence(heard)
            ?? heard.Reply(session with { AskedAt = heard.Context.Now }, list.Choose([.. heard.Before, scene.Say(Phrase.ChangeNotFound)]));
    }

    /// <summary>What it tells of questions that are still open.</summary>
    private static TurnResult? Open(Heard asking)
    {
        var filled = Filled.With(
            asking.Scene,
            FormMoves.Fresh(asking.Session),
            MessageReader.Read(asking.Scene, asking.Session, asking.Said).Where(m => !asking.Session.Answers.ContainsKey(m.Step.Path)),
            asking.Said.MessageId
        );
        return filled.Rows.Count == 0
            ? null
            : asking.Saying(OneBreath.Told(asking.Scene, filled.Rows)).Continue(FormMoves.WhereItWas(filled.Session));
    }

    private TurnResult? Sentence(Heard heard)
    {
        var asking = heard.ToAsking();
        var step = FormMoves.Current(heard.Procedure, heard.Session);
        if (heard.Scene.Words.ReadNumber(heard.Said.Folded) is not null || heard.Said.Folded.Length < ShortestSentence)
            return null;
        return CheckedAnswers.Correct(asking)
            ?? ItemAnswers.Hear(asking, step)
            ?? NamedItems.Hear(asking, step)
            ?? Correcting.Correct(asking, step, isOpened: true)
            ?? Open(asking)
            // At the check everything is open that can be said there; within the form words may be any question's.
            ?? (step is null ? current.Hear(asking) : null);
    }
}
