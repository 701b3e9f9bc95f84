using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.Protection;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>When care of a pair usually ends: as the latest report of it said that began about the same time of day.</summary>
internal sealed class UsualEnds(ColumnProtector protector)
{
    private const int Looked = 20;

    private const int AboutTheSame = 90;

    private const int MinutesOfDay = 24 * 60;

    /// <param name="child">How the child is called; null: it was not said.</param>
    /// <param name="requester">Whose child it is; null: not known.</param>
    /// <returns>UTC; null where no former report tells.</returns>
    public async Task<DateTimeOffset?> OfAsync(
        ChannelsDb db,
        string conversationKey,
        string? child,
        string? requester,
        DateTimeOffset takenAt,
        CancellationToken stop
    )
    {
        var rows = await db
            .Submissions.AsNoTracking()
            .Where(s =>
                s.ConversationKey == conversationKey
                && s.Procedure == ReportedUse.Procedure
                && s.Answers != null
                && s.WithdrawnAt == null
                && !s.IsInterim
            )
            .OrderByDescending(s => s.SubmittedAt)
            .Take(Looked)
            .Select(s => new
            {
                s.Id,
                s.Answers,
                Requester = db.Set<Confirmation>()
                    .Where(c => c.SubmissionId == s.Id && c.Requester != null)
                    .Select(c => c.Requester)
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        var start = Minute(takenAt);
        foreach (var row in rows)
        {
            using var answers = JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, row.Id.ToString("N"), row.Answers!));
            if (ReportedUse.Of(answers.RootElement) is not var (_, use))
                continue;
            var isOfPair = child is null
                ? requester is null || row.Requester is null || row.Requester == requester
                : ReportedUse.Children(answers.RootElement).Any(c => ChildName.Bare(c) == ChildName.Bare(child));
            var apart = Math.Abs(use.Start - start);
            if (isOfPair && Math.Min(apart, MinutesOfDay - apart) <= AboutTheSame)
                return After(takenAt, (use.Start + use.Minutes) % MinutesOfDay);
        }

        return null;
    }

    /// <summary>The next time after an instant at which the clock shows this minute.</summary>
    private static DateTimeOffset After(DateTimeOffset at, int minute)
    {
        var end = JapanTime.StartOf(JapanTime.DayOf(at)).AddMinutes(minute);
        return end > at ? end : end.AddDays(1);
    }

    private static int Minute(DateTimeOffset at) => (int)JapanTime.At(at).TimeOfDay.TotalMinutes;
}
