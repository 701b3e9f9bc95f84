using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Filling.Children;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Filling;

/// <summary>Takes an answer, says what was understood, and asks what is next.</summary>
internal static class Accepting
{
    public static TurnResult Accept(Heard heard, JourneyStep step, JsonElement value) => Accept(heard, step, value, heard.Said.MessageId);

    /// <param name="heard">The turn.</param>
    /// <param name="step">What is answered.</param>
    /// <param name="value">The answer.</param>
    /// <param name="messageId">The message it came from.</param>
    public static TurnResult Accept(Heard heard, JourneyStep step, JsonElement value, string? messageId)
    {
        var (scene, old, type) = (heard.Scene, heard.Session, step.Field.Type);
        var file = type.FileOf(value);
        var sent = file is null ? null : heard.Said.Attachments.FirstOrDefault(a => a.ContentUrl == file.ContentUrl);
        messageId = sent?.MessageId ?? messageId;
        var next = FormMoves.Answer(scene.Procedure, heard.Session, step, value, messageId, out var dropped) with
        {
            LastDigest = heard.Said.Digest,
            LastAnswered = step.Path,
        };
        var shown = scene.Show(next, step, value);
        var told = heard;
        var isNews = type.IsSaidBack || DialogWords.Fold(shown) != heard.Said.Folded;
        if (type.IsEchoed && shown.Length > 0 && isNews && value.ValueKind is not JsonValueKind.Null)
            told = told.Saying(
                scene.Say(type.IsWording ? Phrase.UnderstoodWords : Phrase.Understood, ("value", ButtonRow.Shorten(shown, 200)))
            );
        if (file is not null)
            told = ImageField.IsImage(file) ? FurtherPhotos.Keep(told, next, file) : told.Saying(scene.Say(Phrase.FileKept)).With(next);
        else
            told = told.With(next);
        next = told.Session;
        told = SayingDropped(told, heard.Session, dropped);
        if (
            type is PeriodField
            && step.Group is null
            && OwnTimes.IsFirst(scene.Procedure, old, step)
            && OwnTimes.ToldBefore(scene, next) is { } times
        )
            (told, next) = (told.Saying(times.Line), times.Session);
        return
            type is ChoicesField choices
            && choices.MayHaveMore(value)
            && !scene.Words.IsOnly(heard.Said.Folded)
            && heard.Session.Mode is not DialogMode.ChooseChange
            ? ChoosingMore.Ask(told, next, step)
            : told.Continue(next);
    }

    /// <summary>Takes what was suggested: one answer, or those of a whole group.</summary>
    public static TurnResult Accept(Heard heard, JourneyStep step, Offer offer)
    {
        if (offer.Answers.Count == 1 && offer.Answers.TryGetValue(step.Path, out var value))
            return Accept(heard, step, value);
        return heard
            .Saying(heard.Scene.Say(Phrase.UnderstoodWords, ("value", offer.Shown)))
            .Continue(
                FormMoves.Fresh(heard.Session) with
                {
                    Answers = heard.Session.Answers.SetItems(offer.From(heard.Said.MessageId)),
                    LastDigest = heard.Said.Digest,
                }
            );
    }

    /// <summary>Says which answers went with a question that an answer closed.</summary>
    public static Heard SayingDropped(Heard heard, FormSession old, IReadOnlyList<string> dropped)
    {
        if (dropped.Count == 0)
            return heard;
        var scene = heard.Scene;
        var journey = Journey.Of(scene.Procedure, old.Answers);
        var labels = dropped
            .Select(journey.Find)
            .OfType<JourneyStep>()
            .Where(s => !s.IsGate && !old.Answers[s.Path].IsSkipped)
            .OrderBy(s => s.Number)
            .Select(s => s.Group is null || s.Field.IsUnasked ? scene.LabelOf(s) : s.Group.In(scene.Language).Label)
            .Distinct()
            .ToArray();
        return labels.Length == 0
            ? heard
            : heard.Saying(
                scene.Say(
                    AreInWords(old, dropped) ? Phrase.ClosedKept : Phrase.ClosedAnswers,
                    ("labels", string.Join(scene.Say(Phrase.ListSeparator), labels))
                )
            );
    }

    /// <summary>The number stands in words that stay with the form.</summary>
    private static bool AreInWords(FormSession old, IReadOnlyList<string> dropped) =>
        dropped
            .Select(path => old.Answers.GetValueOrDefault(path)?.Value)
            .Any(v =>
                v is { ValueKind: JsonValueKind.String } value
                && value.GetString() is { Length: >= FewestDigits } digits
                && digits.All(char.IsAsciiDigit)
                && old.AlsoSaid?.Exists(s =>
                    string.Concat(DialogWords.Fold(s.Text).Where(char.IsAsciiDigit)).Contains(digits, StringComparison.Ordinal)
                )
                    is true
            );

    private const int FewestDigits = 9;
}
