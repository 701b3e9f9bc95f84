using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;

namespace Channels.Bot.Submissions.Life;

/// <summary>Keeps what a correction takes the place of, once an office has seen it.</summary>
internal static class Revisions
{
    public static void Keep(ChannelsDb db, ColumnProtector protector, Submission before, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        db.SubmissionRevisions.Add(
            new SubmissionRevision
            {
                Id = id,
                SubmissionId = before.Id,
                Revision = before.Revision,
                Version = before.Version,
                Answers = before.Answers is { } kept
                    ? protector.Protect(
                        SubmissionRevision.AnswersColumn,
                        id.ToString("N"),
                        protector.Reveal(Submission.AnswersColumn, before.Id.ToString("N"), kept)
                    )
                    : null,
                ReplacedAt = now,
            }
        );
    }
}
