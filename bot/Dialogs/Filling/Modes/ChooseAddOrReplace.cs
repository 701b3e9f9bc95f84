using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Are the words to be added to the long answer, or to take its place?</summary>
internal sealed class ChooseAddOrReplace(FormCommands commands) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, folded) = (heard.Scene, heard.Session, heard.Said.Folded);
        if (
            session.Pending is not { Command: { } path } pending
            || Journey.Of(scene.Procedure, session.Answers).Find(path) is not { } step
            || pending.Values[0].GetString() is not { } text
        )
            return heard.Continue(FormMoves.Fresh(session));
        if (Is(Phrase.AddIt) || scene.Words.Is(PlainWord.AddIt, folded) || scene.Words.ReadNumber(folded) == 1)
            return AddOrReplace.Add(heard, step, text);
        if (Is(Phrase.ReplaceIt) || scene.Words.Is(PlainWord.ReplaceIt, folded) || scene.Words.ReadNumber(folded) == 2)
            return AddOrReplace.Put(heard, step, text);
        if (heard.Command() is Command.Keep or Command.Back || YesNoReader.Read(heard.Said.Text) is Reading<bool>.Found { Value: false })
            return heard
                .Saying(scene.Say(Phrase.CorrectionLeft))
                .Continue(FormMoves.Fresh(session) with { AskAgain = session.AskAgain.Remove(path) });
        if (heard.Command() is { } command)
            return commands.Run(heard.ToAsking(), command, FormMoves.Current(scene.Procedure, session));

        // Whatever else is said belongs to the same letter: nothing of it is lost while it is asked.
        return AddOrReplace.Ask(
            heard,
            step,
            YesNoReader.Read(heard.Said.Text) is Reading<bool>.None ? text + "\n" + heard.Said.Text : text
        );

        bool Is(Phrase phrase) => folded == DialogWords.Fold(scene.Say(phrase));
    }
}
