using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Protection;

namespace Channels.Bot.Submissions.Surroundings;

/// <summary>Whether a person said that nothing is to be answered on the telephone they wrote with (LINEは見られる): then it is not announced
/// there, and they read it when they come back.</summary>
internal static class ReplyPlace
{
    public static async Task<bool> IsUnwantedAsync(ChannelsDb db, ColumnProtector protector, Submission submission, CancellationToken stop)
    {
        if (submission.WordKey is null)
            return false; // without a word nobody could come back to it
        using var answers = submission.Answers is { } kept
            ? JsonDocument.Parse(protector.Reveal(Submission.AnswersColumn, submission.Id.ToString("N"), kept))
            : null;
        return (await ToldContacts.OfAsync(db, protector, submission.Id, answers?.RootElement, stop)).Any(f =>
            f.Kind is ContactFacts.NoReplyHere
        );
    }
}
