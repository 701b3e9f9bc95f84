using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling.Modes;

/// <summary>Are there more of those that were chosen just now? What is no more of them is heard as ever.</summary>
internal sealed class ChooseMore(CurrentQuestion current) : IMode
{
    public TurnResult Hear(Heard heard)
    {
        var (scene, session, said) = (heard.Scene, heard.Session, heard.Said);
        if (
            session.LastAnswered is not { } path
            || Journey.Of(scene.Procedure, session.Answers).Find(path) is not { Field.Type: ChoicesField type } step
            || !session.Answers.TryGetValue(path, out var before)
        )
            return current.Hear(heard.ToAsking());
        if (scene.Words.IsNoMore(said.Folded))
            return heard.Continue(FormMoves.Fresh(session));
        if (heard.Command() is Command.More)
            return ChoosingMore.Ask(heard, session with { Page = (session.Page + 1) % 1000 }, step);
        if (YesNoReader.Read(said.Text) is Reading<bool>.Found { Value: true })
            return ChoosingMore.Ask(heard, session, step);
        var input = new FieldInput(scene.View(session, step), said.Text, said.Folded, said.Attachments);
        if (said.IsWordless || heard.Command() is not null || type.Read(input) is not FieldReading.Understood { Value: var now })
            return IsOfTheNext(heard, step) ? heard.Continue(FormMoves.Fresh(session)) : current.Hear(heard.ToAsking());
        if (type.Toggled(before.Value, now) is not { } value)
            return heard.Continue(FormMoves.AskAgain(session, [path]));
        var next = FormMoves.Answer(scene.Procedure, session, step, value, said.MessageId, out _) with { Page = session.Page };
        var told = heard.Saying(scene.Say(Phrase.UnderstoodWords, ("value", ButtonRow.Shorten(scene.Show(next, step, value), 200))));
        return type.MayHaveMore(value) || ChoicesField.IdsOf(value).Length > 1 ? ChoosingMore.Ask(told, next, step) : told.Continue(next);
    }

    /// <summary>どれもない says that there is no more: it is no answer to the question that comes next and was not shown.</summary>
    private static bool IsOfTheNext(Heard heard, JourneyStep chosen) =>
        FormMoves.Current(heard.Procedure, heard.Session) is { } next
        && next.Path != chosen.Path
        && (
            Filling.Denials.IsNo(heard.Said)
            || next.Field.OptionWords.Find(heard.Said.Folded) is [var only] && next.Field.Type.Options[only] is "none"
        );
}
