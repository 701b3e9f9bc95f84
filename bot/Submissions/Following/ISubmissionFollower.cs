using Channels.Bot.Data;

namespace Channels.Bot.Submissions.Following;

/// <summary>A room in which something follows from what was handed in, in the same transaction.</summary>
internal interface ISubmissionFollower
{
    /// <summary>Something was handed in whole, for the first time or corrected; the caller saves.</summary>
    Task HandedInAsync(ChannelsDb db, NewEdition edition, CancellationToken stop);

    /// <summary>Its person took it back.</summary>
    Task WithdrawnAsync(ChannelsDb db, Guid submission, CancellationToken stop);

    /// <summary>Somebody sees something otherwise in this edition, and it is not settled.</summary>
    Task<bool> DisputesAsync(ChannelsDb db, Guid submission, int revision, CancellationToken stop);
}

/// <summary>An edition of something that was handed in.</summary>
/// <param name="SubmissionId">Its row.</param>
/// <param name="Reference">Its number.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Revision">Which edition it is.</param>
/// <param name="IsFromPaper">Staff typed it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record NewEdition(Guid SubmissionId, string Reference, string Procedure, int Revision, bool IsFromPaper, DateTimeOffset At);
