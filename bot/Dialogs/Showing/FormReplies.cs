using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>What is said to somebody who is filling in a form.</summary>
internal static class FormReplies
{
    /// <summary>Asks the session's current question.</summary>
    public static TurnResult Continue(this Heard heard) => heard.Continue(heard.Session);

    /// <summary>Asks what is to be asked now: the current question, or the check of the answers.</summary>
    public static TurnResult Continue(this Heard heard, FormSession next)
    {
        next = next with { AskedAt = heard.Context.Now };
        var scene = heard.Scene;
        var step = FormMoves.Current(scene.Procedure, next);
        if (step is null && next.Corrections is not null && OpenCorrection.Ask(heard, next) is { } open)
            return open;
        return ReadingQuestion.OfWhatWasTold(heard, next, step)
            ?? heard.Reply(
                next,
                step is null
                    ? AnswerList.Of(scene, next).Check(heard.Before)
                    : QuestionText.Write(scene, next, step, [.. heard.Before, .. WhyAgain(scene, next, step)])
            );
    }

    /// <summary>What the office found wrong with the answer that is asked for again.</summary>
    private static IEnumerable<string> WhyAgain(Scene scene, FormSession session, JourneyStep step) =>
        (session.Returned ?? [])
            .Where(r => r.Path == step.Path && session.AskAgain.Contains(step.Path))
            .Select(r =>
                scene.Say(
                    Phrase.ReturnedWhy,
                    ("label", scene.LabelOf(step)),
                    ("reason", scene.Words.ReturnReason(scene.Language, r.Reason))
                )
            );

    /// <summary>Says this, and keeps the form as it is now.</summary>
    public static TurnResult Reply(this Heard heard, FormSession next, params IReadOnlyList<Activity> replies) =>
        new(heard.State with { Session = next }, replies, []);

    /// <summary>One message of the lines to say first and these.</summary>
    public static string Lines(this Heard heard, params IEnumerable<string> lines) =>
        QuestionText.Cut(string.Join('\n', heard.Before.Concat(lines)));

    public static CardAction[] YesNo(this Heard heard) =>
        [new() { Title = heard.Scene.Say(Phrase.Yes) }, new() { Title = heard.Scene.Say(Phrase.No) }];

    public static Command? Command(this Heard heard) => heard.Command(out _);

    /// <summary>The command a whole message is, of those that this procedure knows.</summary>
    public static Command? Command(this Heard heard, out bool isExplicit) =>
        heard.Scene.Words.Match(heard.Said.Folded, out isExplicit) is var command
        && command is Forms.Words.Command.Apply
        && heard.Procedure.Safeguarding is not { TakesApplications: true }
            ? null
            : command;
}
