using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Cases;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>The answer to a <see cref="FindStamps"/>.</summary>
internal sealed class StampedTopic(SessionRoom sessions)
{
    private readonly Opening opening = sessions.Opening;

    private readonly StampSayings sayings = new(sessions.Words);

    private readonly StampedReport reports = new(sessions.Procedures, sessions.Opening, sessions.Starting, sessions.Words);

    private readonly StampRefusals refusals = new(sessions.Words);

    private readonly StampDoubts doubts = new(sessions);

    private readonly ReportSpeech speech = ReportSpeech.Shipped;

    public TurnResult On(Heard heard, FindStamps asked, StampBoard? board) =>
        (asked.Wish, board) switch
        {
            (StampWish.Tell or StampWish.Ask or StampWish.Remind, null) => TurnResult.Silent(heard.State),
            (StampWish.Tell tell, { } known) => Tell(heard, tell, known),
            (StampWish.Ask ask, { } known) => Ask(heard, ask, known),
            (StampWish.Still, _) => ReportReplies.Tell(opening, heard, [sayings.Say(heard, Phrase.StampStillWell)]),
            (StampWish.Remind remind, { } known) => Remind(heard, remind, known),
            (StampWish.Differ differ, _) => doubts.Tell(heard, differ, board?.Others ?? []),
            (StampWish.Put { Perhaps: { } perhaps } put, { } known) => Named(heard, put, perhaps, known),
            (StampWish.Put put, { } known) => Put(heard, put, known),
            (StampWish.Undo undo, { } known) => Undo(heard, undo, known),
            (StampWish.Look { IsOfFee: true }, _) => Fee(heard, board ?? new StampBoard([], [])),
            (StampWish.Look { IsAsked: true }, _) => Look(
                heard,
                board ?? new StampBoard([], []),
                speech.Say("parent-where", heard.Language)
            ),
            _ => Look(heard, board ?? new StampBoard([], [])),
        };

    private TurnResult Tell(Heard heard, StampWish.Tell tell, StampBoard board)
    {
        if (board.Others.FirstOrDefault(c => c.Id == tell.Care) is not { } care)
            return TurnResult.Silent(heard.State);
        string[] lines = [.. sayings.News(heard, care, tell.After, tell.Until)];
        if (lines.Length == 0)
            return TurnResult.Silent(heard.State);
        heard = heard with { State = StampDoubts.Told(heard, [care]) };
        return heard.State.Session is null
            ? CaseReplies.Lines(heard.State, lines.Append(speech.Say("stamp-how", heard.Language)), sayings.Button(heard, w => w.Look))
            : ReportReplies.Tell(opening, heard, lines);
    }

    private TurnResult Put(Heard heard, StampWish.Put put, StampBoard board) =>
        reports.Put(
            heard,
            put,
            StampMoves.Of(put, board.Own, c => heard.State.Stamps?.Find(s => s.Id == c.Id)?.Gone ?? []),
            board.Children
        );

    /// <summary>たろうとはな、お返ししました: whom they care for is known; of another word it is asked whether it is a child.</summary>
    private TurnResult Named(Heard heard, StampWish.Put put, string perhaps, StampBoard board)
    {
        var names = StampedTimes.Names(perhaps);
        var known = string.Join('、', board.Children.Concat(board.Own.Where(c => c.Child is not null).Select(c => c.Child!)));
        if (CareChildren.Without(names, StampedTimes.Names(known)) is [var other, ..])
            return CaseReplies.Lines(
                heard.State,
                heard.Before.Append(speech.Say("stamp-name", heard.Language, ("name", other))),
                CareNames.Button(sayings, heard, put, other)
            );
        return Put(heard, put with { Child = CareChildren.Together(put.Child, perhaps), Perhaps = null }, board);
    }

    /// <summary>Both stamps are there, and no report of them.</summary>
    private TurnResult Remind(Heard heard, StampWish.Remind remind, StampBoard board)
    {
        if (
            board.Own.FirstOrDefault(c => c.Id == remind.Care) is not { TakenAt: { } taken, Reference: null, IsCancelled: false } care
            || sessions.Procedures.Offered(heard.Context).FirstOrDefault(p => p.Stamped is not null) is not { } procedure
            || heard.State.Session?.Stamped == care.Id
        )
            return TurnResult.Silent(heard.State);

        // What is kept of it here may be gone by now; the report begins with it all the same.
        heard = heard with
        {
            State = heard.State with { Stamps = StampedTimes.With(heard.State.Stamps, StampKeeping.Kept(heard, care)) },
        };
        var title = procedure.Title(heard.Language);
        var line = sayings.Say(heard, Phrase.StampMoreReports, ("when", StampSayings.Clock(heard, taken)), ("report", title));
        return heard.State.Session is null
            ? CaseReplies.Lines(heard.State, [line], StampSayings.Named(title))
            : ReportReplies.Tell(opening, heard, [line]);
    }

    private TurnResult Ask(Heard heard, StampWish.Ask ask, StampBoard board)
    {
        if (board.Own.FirstOrDefault(c => c.Id == ask.Care) is not { IsOpen: true, Reference: null } care)
            return TurnResult.Silent(heard.State);
        var usual = care.UsualEnd is { } end && end <= heard.Context.Now ? end : (DateTimeOffset?)null;
        var line = sayings.Say(
            heard,
            usual is null ? Phrase.StampAsk : Phrase.StampAskUsual,
            ("when", StampSayings.Clock(heard, care.TakenAt)),
            ("usual", StampSayings.Clock(heard, usual))
        );
        return CaseReplies.Lines(
            heard.State with
            {
                Stamp = new LastStamp(IsReturn: true, heard.Context.Now),
            },
            [line],
            [
                sayings.Button(heard, w => w.Returned),
                .. usual is { } at ? [sayings.Returned(heard, at)] : Array.Empty<Activities.CardAction>(),
                sayings.Button(heard, w => w.Still),
            ]
        );
    }

    private TurnResult Undo(Heard heard, StampWish.Undo undo, StampBoard board)
    {
        var latest = board
            .Own.Where(c => !c.IsCancelled && (undo.Side is not StampSide.Returned || c.ReturnedAt is not null))
            .MaxBy(c => c.Changes.Count == 0 ? DateTimeOffset.MinValue : c.Changes[^1].At);
        if (latest is null)
            return ReportReplies.Tell(opening, heard, [sayings.Say(heard, Phrase.StampNoUndo)]);
        if (latest.Reference is { } number)
            return ReportReplies.Tell(opening, heard, [refusals.Reported(heard, number)]);
        var side = undo.Side ?? (latest.ReturnedAt is null ? StampSide.Taken : StampSide.Returned);
        var isOver = side is StampSide.Taken || latest.TakenAt is null;
        var state = heard.State with
        {
            Session = heard.State.Session?.Stamped == latest.Id ? null : heard.State.Session,
            Stamps = isOver
                ? StampedTimes.Without(heard.State.Stamps, latest.Id)
                : StampedTimes.With(
                    heard.State.Stamps,
                    StampKeeping.Kept(heard, latest) with
                    {
                        ReturnedAt = null,
                        ReturnedBy = null,
                        ReturnedNote = null,
                    }
                ),
            Stamp = isOver ? null : new LastStamp(IsReturn: false, heard.Context.Now),
        };
        var line = sayings.Say(
            heard,
            isOver ? Phrase.StampUndone : Phrase.StampReopened,
            ("child", sayings.Child(heard, latest.Child)),
            ("when", StampSayings.Clock(heard, latest.TakenAt))
        );
        var told = ReportReplies.Tell(opening, heard with { State = state }, [line]);
        return told with { Effects = [.. told.Effects, new PutStamp(latest.Id, latest.Revision, side, null, undo.SaidAt)] };
    }

    /// <summary>No month is named: what is known of the care that was stamped today, and how to ask for a month.</summary>
    private TurnResult Fee(Heard heard, StampBoard board)
    {
        var other = speech.Say("parent-fee", heard.Language);
        return board.Others.Any(c => c.Yen is not null) ? Look(heard, board, other) : ReportReplies.Tell(opening, heard, [other]);
    }

    /// <summary>What goes on, and what ended today: one's own care first, then that of one's children.</summary>
    /// <param name="heard">The turn.</param>
    /// <param name="board">What there is.</param>
    /// <param name="behind">What is said behind it, or null.</param>
    private TurnResult Look(Heard heard, StampBoard board, string? behind = null)
    {
        var own = board
            .Own.Where(c => !c.IsCancelled && (c.IsOpen || c.Reference is null))
            .SelectMany(c => sayings.History(heard, c).Prepend(sayings.Care(heard, c)))
            .ToList();
        var others = board.Others.SelectMany(c => sayings.Shown(heard, c)).ToList();
        List<string> lines = [];
        if (own.Count > 0)
            lines.AddRange([.. others.Count > 0 ? [sayings.Say(heard, Phrase.StampNowOwn)] : Array.Empty<string>(), .. own]);
        if (others.Count > 0)
            lines.AddRange([.. own.Count > 0 ? [sayings.Say(heard, Phrase.StampNowOther)] : Array.Empty<string>(), .. others]);
        if (lines.Count == 0)
            lines.Add(sayings.Say(heard, Phrase.StampNowNone));
        if (behind is not null)
            lines.Add(behind);
        heard = heard with { State = StampDoubts.Told(heard, board.Others.Where(c => !c.IsCancelled)) };
        return board.Own.Any(c => c.IsOpen) && heard.State.Session is null
            ? CaseReplies.Lines(heard.State, heard.Before.Concat(lines), sayings.Button(heard, w => w.Returned))
            : ReportReplies.Tell(opening, heard, lines);
    }
}
