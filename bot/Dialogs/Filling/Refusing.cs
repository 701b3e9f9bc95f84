using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Corrections;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Says why an answer cannot be taken, asks again, and after a few tries names the ways out.</summary>
internal static class Refusing
{
    /// <summary>Nothing of the kind that is asked for was in the words; a value out of bounds is an answer, if a wrong one.</summary>
    public static bool IsNothing(FieldReading.Problem problem) => problem.Code.EndsWith(".none", StringComparison.Ordinal);

    public static TurnResult Refuse(Heard heard, JourneyStep step, FieldReading.Problem problem)
    {
        if (IsNothing(problem) && OtherTime.Hear(heard, step) is { } time)
            return time;
        var scene = heard.Scene;
        if (problem is { Half: { } half, HalfCode: { } code })
            return AskOtherHalf(heard, step, half, problem with { Code = code });
        var next = heard.Session with { Tries = Math.Min(heard.Session.Tries + 1, 99) };
        var isQuestion = scene.Words.IsQuestion(heard.Said.Folded) && IsNothing(problem);
        var isKept = IsNothing(problem) && (Beside.IsTelling(heard.Said) || Beside.IsWords(heard));
        if (isKept)
            next = Beside.Keep(heard, next) with { HasAsked = next.HasAsked || (isQuestion && heard.Procedure.KeepsWords is not null) };
        if (isKept && heard.Procedure.KeepsWords is not null && Beside.IsTelling(heard.Said))
        {
            var thanks = scene.Say(isQuestion ? Phrase.QuestionKept : Beside.ThanksFor(heard));
            return heard.Saying(thanks).Continue(next) with { Told = thanks };
        }

        if (isKept && heard.Procedure.KeepsWords is not null)
            heard = heard.Saying(scene.Say(isQuestion ? Phrase.QuestionKept : Phrase.WordsKept));
        var told =
            isQuestion && heard.Procedure.KeepsWords is not null ? heard
            : isQuestion ? NobodyKnows(heard)
            : heard.Saying(Turning(scene, next.Tries) ?? TextOf(scene, step, problem));
        if (next.Tries >= QuestionText.TriesBeforeWayOut && Turning(scene, next.Tries) is null)
        {
            told = isQuestion ? told : told.Saying(ByExample(heard, step));
            told = told.Saying(
                scene.Say(
                    Phrase.WayOut,
                    ("staff", scene.Label(Command.Staff)),
                    ("later", scene.Label(Command.AnswerLater)),
                    ("help", scene.Label(Command.Help)),
                    ("stop", scene.Label(Command.Stop))
                )
            );
            if (step.Field.IsOptional)
                told = told.Saying(scene.Say(Phrase.WayOutSkip, ("skip", step.Field.In(scene.Language).Skip ?? scene.Label(Command.Skip))));
        }

        var result = told.Continue(next);
        if (isQuestion && heard.Procedure.KeepsWords is null)
            result = Suggesting(scene.Label(Command.Staff), result);
        return problem.Suggestion is { } suggestion ? Suggesting(suggestion, result) : result;
    }

    /// <summary>The staff may be asked: with a button, and where that may not be seen by its words. A yes is of the form.</summary>
    private static Heard NobodyKnows(Heard heard)
    {
        var (scene, told) = (heard.Scene, heard.Saying(heard.Scene.Say(Phrase.NoAnswerHere)));
        return heard.Context.Traits.MayHideButtons
            ? told.Saying(scene.Say(Phrase.AgainStaff, ("staff", scene.Label(Command.Staff))))
            : told;
    }

    /// <summary>Whoever goes on with words that are no answer gets other words in turn, and not the same way out again and again; null: the
    /// way out itself.</summary>
    private static string? Turning(Scene scene, int tries) =>
        tries <= QuestionText.TriesBeforeWayOut
            ? null
            : (tries % TurnsOfRing) switch
            {
                1 => scene.Say(Phrase.AgainStaff, ("staff", scene.Label(Command.Staff))),
                2 => scene.Say(Phrase.AgainHelp, ("help", scene.Label(Command.Help))),
                _ => null,
            };

    private const int TurnsOfRing = 3;

    /// <summary>Half of it is known: it is kept, and only the other half is asked for.</summary>
    private static TurnResult AskOtherHalf(Heard heard, JourneyStep step, JsonElement half, FieldReading.Problem other)
    {
        var kept = heard.Continue(heard.Session with { Half = new KeptHalf(step.Path, half, heard.Said.MessageId) });
        return kept with { Replies = [kept.Replies[^1] with { Text = heard.Lines(TextOf(heard.Scene, step, other)) }] };
    }

    private static TurnResult Suggesting(string answer, TurnResult result)
    {
        IEnumerable<CardAction> others = result.Replies[^1].SuggestedActions?.Actions ?? [];
        CardAction[] actions = [ButtonRow.Fit(new CardAction { Title = answer }), .. others.Take(ButtonRow.Most - 1)];
        return result with
        {
            Replies =
            [
                .. result.Replies.SkipLast(1),
                result.Replies[^1] with
                {
                    SuggestedActions = new SuggestedActions { Actions = actions },
                },
            ],
        };
    }

    /// <summary>What was not understood, in their own words, and how an answer may look.</summary>
    private static IEnumerable<string> ByExample(Heard heard, JourneyStep step)
    {
        var (scene, said) = (heard.Scene, JapaneseText.Clean(heard.Said.Text).Trim());
        if (said.Length > 0)
            yield return scene.Say(Phrase.NotHeardAs, ("text", ButtonRow.Shorten(said, ButtonRow.LongestLabel)));
        if (step.Field.Type.Options is [var first, ..])
            yield return scene.Say(Phrase.ForExample, ("example", OptionReader.Label(first, scene.View(heard.Session, step))));
    }

    private static string TextOf(Scene scene, JourneyStep step, FieldReading.Problem problem)
    {
        var figures = problem.Figures.ToArray();
        return step.Field.In(scene.Language).Errors.TryGetValue(problem.Code, out var own)
            ? DialogWords.Fill(own, figures)
            : scene.Words.Problem(scene.Language, problem.Code, figures);
    }
}
