using System.Text.Json;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Office;

/// <summary>Who said not to be called, now or before, is not offered a call, nor asked for a number.</summary>
internal static class CallWish
{
    /// <param name="words">Words.</param>
    /// <param name="state">The conversation, with what was answered and said beside it.</param>
    /// <param name="folded">What is said now, folded.</param>
    public static bool ForbidsCall(DialogWords words, ConversationState state, string folded) =>
        state.Care is { NoCall: true }
        || ContactLimits.ForbidCall(words, folded)
        || (state.Session is { } open && ForbidsCall(words, open));

    private static bool ForbidsCall(DialogWords words, FormSession session) =>
        (session.AlsoSaid ?? [])
            .Select(s => s.Text)
            .Concat(session.Answers.Values.Where(a => a.Value.ValueKind is JsonValueKind.String).Select(a => a.Value.GetString()!))
            .Any(t => ContactLimits.ForbidCall(words, DialogWords.Fold(t)));
}
