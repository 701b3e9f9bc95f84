using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Dates;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>
/// 預かりました and お返ししました of a linked provider, what is put right of them, and what goes on now: looked up first. A stamp that comes
/// late counts like any other, as its time is the message's.
/// </summary>
internal sealed class StampTopic(DialogWords words) : ITopic
{
    /// <summary>So long a time alone, or 取り消し alone, means the stamp that was spoken of last.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    private readonly StampReading reading = new(words);

    public TurnResult? Hear(Heard heard)
    {
        if (heard.State.Member is not { } member || heard.Said.Attachments.Count > 0)
            return null;
        if (member.IsProvider && IsFresh(heard) && ReportSpeech.Shipped.IsNotToday(heard.Said.Folded))
            return StampWishes.LookUp(heard, new StampWish.Undo(null, heard.Context.SaidAt));
        if (reading.Read(heard.Said, Called(heard.State)) is not { } said)
            return Naming(heard, member) is { } naming ? StampWishes.LookUp(heard, naming) : null;
        StampWish? wish = said.Kind switch
        {
            StampKind.Look => new StampWish.Look(),
            _ when !member.IsProvider => null,
            StampKind.Still => heard.State.Stamp is { IsReturn: true } && IsFresh(heard) ? new StampWish.Still() : null,
            StampKind.Undo => said.Side is null && !MeansTheStamp(heard) && !IsSpokenLast(heard)
                ? null
                : new StampWish.Undo(Side(heard, said), heard.Context.SaidAt),
            _ => Put(heard, said),
        };
        return wish is null ? null : StampWishes.LookUp(heard, wish);
    }

    private static StampWish.Put? Put(Heard heard, StampSaid said)
    {
        if ((said.Side is null && !MeansTheStamp(heard)) || (said.Rest is not null && heard.State.Session is not null))
            return null;
        if (heard.Form is not null && (IsAnswer(heard, said) || IsOfOpenReport(heard, said)))
            return null;
        return new StampWish.Put(Side(heard, said) ?? StampSide.Taken, heard.Context.SaidAt)
        {
            Times = said.Times,
            Child = said.Child,
            Perhaps = said.Perhaps,
            IsAll = said.IsAll,
            IsCorrection = said.IsCorrection || said.Side is null,
            Note = said.Rest,
            MessageId = heard.Said.MessageId,
        };
    }

    /// <summary>どのお子さんですか was asked, and names are all that is said.</summary>
    private StampWish.Put? Naming(Heard heard, LinkedMember member) =>
        member.IsProvider
        && heard.State is { Session: null, Stamp.IsReturn: false, Stamps: { } stamps }
        && stamps.Exists(s => s is { TakenAt: not null, ReturnedAt: null, Child: null })
        && reading.Names(heard.Said, Called(heard.State)) is { } names
            ? new StampWish.Put(StampSide.Taken, heard.Context.SaidAt)
            {
                Child = names,
                IsNaming = true,
                MessageId = heard.Said.MessageId,
            }
            : null;

    private static StampSide? Side(Heard heard, StampSaid said) =>
        said.Side
        ?? (
            heard.State.Stamp is { } last && IsFresh(heard)
                ? last.IsReturn
                    ? StampSide.Returned
                    : StampSide.Taken
                : null
        );

    private static bool IsFresh(Heard heard) => heard.State.Stamp is { } last && heard.Context.Now - last.At <= Fresh;

    /// <summary>4時半でした, 取り消し: of the stamp, while nothing was answered since.</summary>
    private static bool MeansTheStamp(Heard heard) =>
        IsFresh(heard) && (heard.State.Session is null || heard.State.Session is { Stamped: not null, LastAnswered: null });

    /// <summary>The stamp was said last, and nothing was asked or answered since.</summary>
    private static bool IsSpokenLast(Heard heard) =>
        IsFresh(heard) && heard.State is { Stamp: { } last, Session: { } session } && !(session.AskedAt > last.At);

    /// <summary>What the open question takes itself: 預かりました is an answer to what was done, 5時に預かった to when.</summary>
    private static bool IsAnswer(Heard heard, StampSaid said)
    {
        if (said.Side is not StampSide.Taken || said.IsNow || heard.Procedure.Stamped is null)
            return false;
        var isOfIts = heard.Session.Stamped is not null && (said.Times.Count > 0 || said.IsCorrection);
        return !isOfIts
            && FormMoves.Current(heard.Procedure, heard.Session) is { Field.Type: ChoicesField or ChoiceField or PeriodField or TextField };
    }

    /// <summary>12時に帰りました, in a report that was begun without stamps: it tells of that report, unless the child is with them now.</summary>
    private static bool IsOfOpenReport(Heard heard, StampSaid said)
    {
        if (heard.Procedure.Stamped is null || heard.Session.Stamped is not null || said.IsNow)
            return false;
        if (said.Times.Count == 0)
            return false; // it is said as it happens
        return !(heard.State.Stamps ?? []).Exists(s => s is { TakenAt: not null, ReturnedAt: null } && IsWithThem(heard, s, said));
    }

    private static bool IsWithThem(Heard heard, KeptStamps care, StampSaid said) =>
        care.Child is { } child
        && said.Child is { } named
        && CareChildren.Shared(child, named).Count > 0
        && !heard.Session.Answers.Values.Any(a =>
            a.Value.ValueKind is System.Text.Json.JsonValueKind.String
            && CareChildren.Bare(a.Value.GetString()!) is { Length: > 0 } bare
            && CareChildren.Shared(child, bare).Count > 0
        );

    private static IReadOnlyList<string> Called(ConversationState state)
    {
        var names = (state.Called ?? [])
            .Select(c => c.Value.GetString() ?? "")
            .Concat((state.Stamps ?? []).Where(s => s.Child is not null).SelectMany(s => StampedTimes.Names(s.Child!)))
            .ToList();
        return [.. names, .. names.Select(NameFinder.WithoutTitle)];
    }
}

/// <summary>What can be wanted with stamps is looked up first; the answer comes within the turn.</summary>
internal static class StampWishes
{
    public static TurnResult LookUp(Heard heard, StampWish wish) =>
        new(
            heard.State,
            heard.Before.Count == 0 ? [] : [Activities.Activity.Message(string.Join('\n', heard.Before))],
            [new FindStamps(wish)]
        );
}
