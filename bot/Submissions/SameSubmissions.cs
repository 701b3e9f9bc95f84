using System.Text.Json;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Following;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions;

/// <summary>
/// Finds a submission like the one that is to be handed in. What makes them alike is kept as keyed hashes only; whether periods
/// overlap is read from the sealed answers of the few that have the same hash.
/// </summary>
internal sealed class SameSubmissions(IStore store, ColumnProtector protector, IEnumerable<IKnowNames> names)
    : ILookup<CheckSubmission>,
        ILookup<CheckPlaces>
{
    private const int MostCompared = 20;

    /// <summary>The hash that is kept of what makes a submission the same as another.</summary>
    public static string KeyOf(ColumnProtector protector, string key) => protector.Pseudonym("same-submission", key);

    public async Task<object?> FindAsync(CheckSubmission asked, Asker asker, CancellationToken stop) =>
        await store.ReadAsync(
            async (db, cancel) =>
            {
                var mayReplace =
                    asked.Corrects is null
                    || await db.Submissions.AnyAsync(
                        s =>
                            s.Reference == asked.Corrects
                            && s.ConversationKey == asker.ConversationKey
                            && (
                                s.State == SubmissionState.Received
                                || s.State == SubmissionState.Resubmitted
                                || s.State == SubmissionState.Returned
                            ),
                        cancel
                    );
                var keys = asked.Keys.Select(k => KeyOf(protector, k)).ToList();
                var alike =
                    keys.Count == 0
                        ? []
                        : await db
                            .Submissions.AsNoTracking()
                            .Where(s =>
                                s.WithdrawnAt == null
                                && s.Reference != asked.Corrects
                                && db.SubmissionKeys.Any(k => k.SubmissionId == s.Id && keys.Contains(k.Key))
                            )
                            .OrderByDescending(s => s.SubmittedAt)
                            .Take(MostCompared)
                            .ToListAsync(cancel);

                // One's own is named before another conversation's, of which only is said that it is there.
                var same = alike.Where(s => Overlaps(s, asked.Periods)).ToArray();
                var own = same.FirstOrDefault(s => s.ConversationKey == asker.ConversationKey);
                return new SubmissionCheck(mayReplace, same.Length == 0 ? null : new SameSubmission(own?.Reference))
                {
                    Full = await PlaceCount.FirstFullAsync(db, protector, asked.Places, asked.Corrects, cancel),
                    Unknown = asked.Care is { } care ? await UnknownAsync(db, asker, care, cancel) : null,
                };
            },
            stop
        );

    public async Task<object?> FindAsync(CheckPlaces asked, Asker asker, CancellationToken stop) =>
        await store.ReadAsync((db, cancel) => PlaceCount.FirstFullAsync(db, protector, asked.Places, asked.Corrects, cancel), stop);

    private async Task<UnknownNames?> UnknownAsync(ChannelsDb db, Asker asker, CaredFor care, CancellationToken stop)
    {
        foreach (var book in names)
        {
            if (await book.UnknownAsync(db, asker.ConversationKey, care, stop) is { } unknown)
                return unknown;
        }

        return null;
    }

    private bool Overlaps(Submission row, IReadOnlyList<AnsweredPeriod> periods)
    {
        if (periods.Count == 0)
            return true;
        if (row.Answers is not { } kept)
            return false;
        using var answers = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), kept));
        return periods.All(p =>
            answers.RootElement.TryGetProperty(p.Field, out var value)
            && Uniqueness.Period(p.Field, value) is { } other
            && p.Overlaps(other)
        );
    }
}

/// <summary>Counts the submissions that chose a limited option, by the keyed hash each of them keeps. What was withdrawn has
/// none.</summary>
internal static class PlaceCount
{
    /// <summary>The hash that is kept of an option that was chosen.</summary>
    public static string KeyOf(ColumnProtector protector, LimitedPlace place) => protector.Pseudonym("limited-place", place.Key);

    /// <summary>Whether a place that was free at the look-up is taken by now; asked while the procedure is held.</summary>
    public static async Task<bool> IsGoneAsync(ChannelsDb db, ColumnProtector protector, SubmitForm form, CancellationToken stop) =>
        await FirstFullAsync(db, protector, form.Places, form.Replaces ? form.Reference : null, stop) is not null;

    /// <summary>Of one procedure one submission at a time asks for places: they wait for each other at its frozen definition.</summary>
    /// <returns>False when that was not written yet.</returns>
    public static async Task<bool> HoldAsync(ChannelsDb db, SubmitForm form, CancellationToken stop) =>
        await db
            .ProcedureVersions.Where(v => v.Procedure == form.Procedure && v.Version == form.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.Hash, v => v.Hash), stop) > 0;

    /// <summary>The first of these that is full without the submission of this number; null when there is room in all.</summary>
    public static async Task<LimitedPlace?> FirstFullAsync(
        ChannelsDb db,
        ColumnProtector protector,
        IReadOnlyList<LimitedPlace> places,
        string? besides,
        CancellationToken stop
    )
    {
        foreach (var place in places)
        {
            var key = KeyOf(protector, place);
            var taken = await db.Submissions.CountAsync(
                s => s.WithdrawnAt == null && s.Reference != besides && db.SubmissionKeys.Any(k => k.SubmissionId == s.Id && k.Key == key),
                stop
            );
            if (taken >= place.Most)
                return place;
        }

        return null;
    }
}
