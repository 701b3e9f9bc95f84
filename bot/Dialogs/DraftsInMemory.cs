using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;

namespace Channels.Bot.Dialogs;

/// <summary>The step with parked forms and what was handed in kept in memory, for talking to it where nothing is stored: previews,
/// examples, tests.</summary>
public sealed class DraftsInMemory(ITurnStep step) : ITurnStep
{
    /// <summary>As many as a turn may ask for.</summary>
    private const int Most = 3;

    private readonly Dictionary<string, FormSession> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SubmitForm Form, DateTimeOffset At)> handedIn = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        var result = step.Step(state, input, context);
        for (
            var answered = 0;
            answered < Most && result.Asked is { } asked and (ClaimForm or FindHandedIn or FindProgress or CheckSubmission or CheckPlaces);
            answered++
        )
            result = result.And(step.Step(result.State, input, context with { Found = new Found(asked, Find(asked)) }));
        foreach (var effect in result.Effects)
            Keep(effect, context.Now);
        return result;
    }

    private object? Find(Lookup asked) =>
        asked switch
        {
            ClaimForm claim => sessions.GetValueOrDefault(claim.Code),
            FindHandedIn find => handedIn
                .Values.Where(h => find.Reference is null || h.Form.Reference == find.Reference)
                .OrderByDescending(h => h.At)
                .Select(h => new HandedIn(h.Form.Reference, h.Form.Procedure, h.Form.Version, h.At, HandedInStage.Open, h.Form.AnswersJson))
                .ToList(),
            FindProgress find => handedIn
                .Values.Where(h => find.Reference is null || h.Form.Reference == find.Reference)
                .OrderByDescending(h => h.At)
                .Select(h => new SubmissionProgress(
                    h.Form.Reference,
                    h.Form.Procedure,
                    h.Form.Version,
                    h.At,
                    ProgressStage.Here,
                    h.At,
                    null
                ))
                .FirstOrDefault(),
            CheckSubmission check => new SubmissionCheck(
                true,
                handedIn.Values.Select(h => h.Form).FirstOrDefault(f => IsSame(f, check)) is { } same
                    ? new SameSubmission(same.Reference)
                    : null
            )
            {
                Full = FirstFull(check.Places, check.Corrects),
            },
            CheckPlaces check => FirstFull(check.Places, check.Corrects),
            _ => null,
        };

    private LimitedPlace? FirstFull(IReadOnlyList<LimitedPlace> places, string? besides) =>
        places.FirstOrDefault(p => handedIn.Values.Count(h => Takes(h.Form, p, besides)) >= p.Most);

    private static bool Takes(SubmitForm form, LimitedPlace place, string? besides) =>
        form.Reference != besides && form.Places.Any(p => p.Key == place.Key);

    private static bool IsSame(SubmitForm form, CheckSubmission check)
    {
        if (form.Reference == check.Corrects || !form.Keys.Intersect(check.Keys).Any())
            return false;
        using var answers = JsonDocument.Parse(form.AnswersJson);
        return check.Periods.All(p =>
            answers.RootElement.TryGetProperty(p.Field, out var value)
            && Uniqueness.Period(p.Field, value) is { } other
            && p.Overlaps(other)
        );
    }

    private void Keep(Effect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case ParkForm parked:
                sessions[parked.Code] = parked.Session;
                break;
            case TakeForm taken:
                sessions.Remove(taken.Code);
                break;
            case SubmitForm form:
                handedIn[form.Reference] = (form, now);
                break;
            case WithdrawSubmission gone:
                handedIn.Remove(gone.Reference);
                break;
        }
    }
}
