using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>A stamp is put; with the second one the report begins, with both times in it.</summary>
internal sealed class StampedReport(ChannelProcedures procedures, Opening opening, Starting starting, DialogWords words)
{
    private readonly StampSayings sayings = new(words);

    private readonly StampRefusals refusals = new(words);

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    /// <param name="heard">The turn.</param>
    /// <param name="put">What was said.</param>
    /// <param name="move">What it does.</param>
    /// <param name="children">Whom they care for: of several it is asked which, where nobody was named.</param>
    public TurnResult Put(Heard heard, StampWish.Put put, StampMove move, IReadOnlyList<string> children) =>
        move switch
        {
            StampMove.Begun begun => Begin(heard, put, begun, children),
            StampMove.Changed changed => Change(heard, put, changed, children),
            StampMove.Which which => CaseReplies.Lines(
                heard.State,
                heard.Before.Append(sayings.Say(heard, Phrase.StampWhich)),
                [
                    .. which.Cares.Where(c => c.Child is not null).Select(c => sayings.Returned(heard, which.At, c.Child)),
                    sayings.Returned(heard, which.At, isAll: true),
                ]
            ),
            StampMove.Part part => Part(heard, part),
            StampMove.Refused refused => ReportReplies.Tell(opening, heard, [refusals.Why(heard, put, refused)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private TurnResult Begin(Heard heard, StampWish.Put put, StampMove.Begun begun, IReadOnlyList<string> children)
    {
        put = put with { Child = begun.Child };
        var care = new StampedCare(heard.Context.EventId, 0, null, null, []) { Child = put.Child };
        var isTaken = begun.Side is StampSide.Taken;
        var effect = StampKeeping.Effect(care, begun.Side, begun.At, put);
        var state = StampKeeping.After(heard, put, [care], begun.Side, begun.At, isMissing: !isTaken);
        if (!isTaken)
            return CaseReplies.Lines(
                state,
                heard
                    .Before.Append(sayings.Say(heard, Phrase.StampNoTaken, ("when", StampSayings.Clock(heard, begun.At))))
                    .Concat(Noted(heard, put))
            ) with
            {
                Effects = [effect],
            };
        return Taken(heard with { State = state }, put, put.Child, begun.At, effect, children);
    }

    /// <summary>The others are there still: the time of those who went goes with the report, and the care goes on.</summary>
    private TurnResult Part(Heard heard, StampMove.Part part)
    {
        var kept = StampKeeping.Kept(heard, part.Care);
        var names = string.Join('、', part.Names);
        var note = speech.Say(
            "stamp-part-note",
            Channels.Bot.Forms.Languages.Japanese,
            ("name", names),
            ("when", StampedTimes.Clock(part.At, Channels.Bot.Forms.Languages.Japanese, heard.Context.Now))
        );
        var gone = (kept.Gone ?? []).AddRange(CareChildren.Without(part.Names, kept.Gone ?? []));
        var left = CareChildren.Without(StampedTimes.Names(part.Care.Child!), gone);
        var next = heard.State with
        {
            Stamps = StampedTimes.With(heard.State.Stamps, kept with { Gone = gone, Notes = (kept.Notes ?? []).Add(note) }),
        };
        var line = speech.Say(
            "stamp-part",
            heard.Language,
            ("name", names),
            ("when", StampSayings.Clock(heard, part.At)),
            ("others", string.Join('、', left))
        );
        return heard.State.Session is null
            ? CaseReplies.Lines(next, heard.Before.Append(line), sayings.Button(heard, w => w.Returned))
            : ReportReplies.Tell(opening, heard with { State = next }, [line]);
    }

    private TurnResult Taken(
        Heard heard,
        StampWish.Put put,
        string? child,
        DateTimeOffset at,
        PutStamp effect,
        IReadOnlyList<string> children
    )
    {
        List<string> lines =
        [
            sayings.Say(heard, Phrase.StampTaken, ("child", sayings.Child(heard, child)), ("when", StampSayings.Clock(heard, at))),
            .. Noted(heard, put),
        ];
        string[] which = child is null && !put.IsAll && children.Count > 1 ? [.. children.Take(MostAsked)] : [];
        if (which.Length > 0)
            lines.Add(speech.Say("stamp-who", heard.Language));
        var told = heard.State.Session is null
            ? CaseReplies.Lines(
                heard.State,
                heard.Before.Concat(lines).Append(sayings.Say(heard, Phrase.StampHow)),
                [
                    sayings.Button(heard, w => w.Returned),
                    sayings.Undo(heard, StampSide.Taken),
                    .. which.Select(c => CareNames.Button(sayings, heard, put, c)),
                ]
            )
            : ReportReplies.Tell(opening, heard, lines);
        return told with { Effects = [.. told.Effects, effect] };
    }

    /// <summary>So many children stand on buttons.</summary>
    private const int MostAsked = 8;

    /// <summary>今から公園いきます, behind a stamp: it goes with the report.</summary>
    private IEnumerable<string> Noted(Heard heard, StampWish.Put put) =>
        put.Note is { } note ? [speech.Say("stamp-noted", heard.Language, ("words", Showing.ButtonRow.Shorten(note, MostSaidBack)))] : [];

    private const int MostSaidBack = 60;

    private TurnResult Change(Heard heard, StampWish.Put put, StampMove.Changed changed, IReadOnlyList<string> children)
    {
        var first = changed.Cares[0];
        PutStamp[] effects = [.. changed.Cares.Select(c => StampKeeping.Effect(c, changed.Side, changed.At, put))];
        var next = heard with { State = StampKeeping.After(heard, put, changed.Cares, changed.Side, changed.At, isMissing: false) };
        if (changed is { IsNew: true, Side: StampSide.Taken } && first.ReturnedAt is null)
            return Taken(next, put, put.Child ?? first.Child, changed.At, effects[0], children);
        var line = changed.IsNew
            ? string.Join('\n', changed.Cares.Select(c => Done(heard, c, put, changed)))
            : Whose(heard, first, put)
                + sayings.Say(
                    heard,
                    Phrase.StampCorrected,
                    ("side", sayings.Side(heard, changed.Side)),
                    ("from", StampSayings.Clock(heard, changed.Side is StampSide.Taken ? first.TakenAt : first.ReturnedAt)),
                    ("to", StampSayings.Clock(heard, changed.At))
                );
        var told = Report(next.Saying([line, .. Noted(heard, put)]), first.Id, changed);
        return told with { Effects = [.. told.Effects, .. effects] };
    }

    /// <summary>たろうくんの分：, where it is known of whom it is.</summary>
    private string Whose(Heard heard, StampedCare care, StampWish.Put put) =>
        (care.Child ?? put.Child) is { } child ? speech.Say("stamp-whose", heard.Language, ("name", child)) : "";

    /// <summary>The report of a care that has both stamps: it begins, or its times are put right; an open form of something else goes
    /// on.</summary>
    private TurnResult Report(Heard heard, Guid care, StampMove.Changed changed)
    {
        var kept = heard.State.Stamps?.Find(s => s.Id == care);

        // What is open goes on; that its report is still to be written is said.
        if (
            changed is { IsNew: true, Side: StampSide.Returned }
            && heard.State.Session?.Stamped != care
            && kept is { TakenAt: { } began, ReturnedAt: not null }
            && opening.Open(heard) is not null
            && procedures.Offered(heard.Context).FirstOrDefault(p => p.Stamped is not null) is { } later
        )
            heard = heard.Saying(
                sayings.Say(
                    heard,
                    Phrase.StampMoreReports,
                    ("when", StampSayings.Clock(heard, began)),
                    ("report", later.Title(heard.Language))
                )
            );
        if (opening.Open(heard) is { } open)
            return ReportReplies.Tell(
                opening,
                open.Session.Stamped == care && kept is not null ? heard.With(Refilled(open.Procedure, open.Session, kept)) : heard,
                []
            );
        if (kept is not { TakenAt: { } taken, ReturnedAt: { } returned })
            return CaseReplies.Lines(heard.State, heard.Before);
        if (returned - taken > StampedTimes.Longest)
            heard = heard.Saying(sayings.Say(heard, Phrase.StampTooLong));
        return procedures.Offered(heard.Context).FirstOrDefault(p => p.Stamped is not null) is { } procedure
            ? starting.Start(heard with { State = heard.State with { Session = null } }, procedure, of: care)
            : CaseReplies.Lines(heard.State, heard.Before);
    }

    private static FormSession Refilled(Procedure procedure, FormSession session, KeptStamps kept) =>
        StampedTimes.Fill(procedure, session with { Answers = session.Answers.Remove(procedure.Stamped!.Time) }, kept);

    private string Done(Heard heard, StampedCare care, StampWish.Put put, StampMove.Changed changed) =>
        changed.Side is StampSide.Taken
            ? sayings.Care(heard, care with { TakenAt = changed.At, Child = CareChildren.Together(care.Child, put.Child) })
            : sayings.Care(heard, care with { ReturnedAt = changed.At, Child = StampKeeping.Named(care.Child, put, changed.Cares.Count) });
}
