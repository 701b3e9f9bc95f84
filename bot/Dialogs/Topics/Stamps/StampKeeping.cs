using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>What a stamp changes: what the conversation keeps of a care, and what is recorded.</summary>
internal static class StampKeeping
{
    /// <summary>What the conversation keeps of a care.</summary>
    public static KeptStamps Kept(Heard heard, StampedCare care)
    {
        var kept = heard.State.Stamps?.Find(s => s.Id == care.Id);
        return new KeptStamps(care.Id, care.TakenAt, care.ReturnedAt, kept?.Child ?? care.Child, kept?.TakenBy, kept?.ReturnedBy)
        {
            Gone = kept?.Gone,
            Notes = kept?.Notes,
            TakenNote = kept?.TakenNote,
            ReturnedNote = kept?.ReturnedNote,
        };
    }

    /// <summary>The conversation behind a stamp of these cares.</summary>
    public static ConversationState After(
        Heard heard,
        StampWish.Put put,
        IReadOnlyList<StampedCare> cares,
        StampSide side,
        DateTimeOffset at,
        bool isMissing
    )
    {
        var stamps = heard.State.Stamps;
        foreach (var care in cares)
        {
            var kept = Kept(heard, care);
            kept = kept with { Child = Named(kept.Child, put, cares.Count) };
            stamps = StampedTimes.With(
                stamps,
                side is StampSide.Taken
                    ? kept with
                    {
                        TakenAt = at,
                        TakenBy = put.MessageId,
                        TakenNote = put.Note ?? kept.TakenNote,
                    }
                    : kept with
                    {
                        ReturnedAt = at,
                        ReturnedBy = put.MessageId,
                        ReturnedNote = put.Note ?? kept.ReturnedNote,
                    }
            );
        }

        return heard.State with
        {
            Stamps = stamps,
            Stamp = new LastStamp(side is StampSide.Returned && !isMissing, heard.Context.Now),
        };
    }

    public static PutStamp Effect(StampedCare care, StampSide side, DateTimeOffset at, StampWish.Put put) =>
        new(care.Id, care.Revision, side, at, put.SaidAt)
        {
            Child = care.Revision == 0 || care.Child is null ? put.Child : null,
            MessageId = put.MessageId,
        };

    /// <summary>Who it was of: whoever is named at the return of one care only belongs to it.</summary>
    public static string? Named(string? kept, StampWish.Put put, int cares) => cares > 1 ? kept : CareChildren.Together(kept, put.Child);
}
