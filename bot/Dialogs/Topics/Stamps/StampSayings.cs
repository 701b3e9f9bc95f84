using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>How stamps are said: to the provider with the child's name, to the other member times alone.</summary>
internal sealed class StampSayings(DialogWords words)
{
    public string Say(Heard heard, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> figures) =>
        words.Say(heard.Language, phrase, figures);

    public static string Clock(Heard heard, DateTimeOffset? at) =>
        at is { } instant ? StampedTimes.Clock(instant, heard.Language, heard.Context.Now) : "";

    /// <summary>たろうくんを; お子さんを where nobody has said.</summary>
    public string Child(Heard heard, string? child) =>
        child is null ? Say(heard, Phrase.StampUnnamed) : Say(heard, Phrase.StampChild, ("name", child));

    public string Side(Heard heard, StampSide side) =>
        Say(heard, side is StampSide.Taken ? Phrase.StampSideTaken : Phrase.StampSideReturned);

    /// <summary>A care as it stands.</summary>
    public string Care(Heard heard, StampedCare care) =>
        care.IsOpen
            ? Say(heard, Phrase.StampOpen, ("child", Child(heard, care.Child)), ("when", Clock(heard, care.TakenAt)))
            : Say(
                heard,
                Phrase.StampDone,
                ("child", Child(heard, care.Child)),
                ("from", Clock(heard, care.TakenAt)),
                ("to", Clock(heard, care.ReturnedAt))
            );

    /// <summary>All that was put right.</summary>
    public IEnumerable<string> History(Heard heard, StampedCare care) =>
        care
            .Changes.Where(c => c is { From: not null, To: not null } && c.From != c.To)
            .Select(c =>
                Say(
                    heard,
                    Phrase.StampHistory,
                    ("side", Side(heard, c.Side)),
                    ("from", Clock(heard, c.From)),
                    ("to", Clock(heard, c.To)),
                    ("when", Clock(heard, c.At))
                )
            );

    /// <summary>What changed for the other member since they were told last: times, and nothing else.</summary>
    public IEnumerable<string> News(Heard heard, StampedCare care, int after, int until)
    {
        foreach (var side in Enum.GetValues<StampSide>())
        {
            var changes = care.Changes.Where(c => c.Side == side && c.Number > after && c.Number <= until).ToList();
            if (changes.Count == 0 || changes[0].From == changes[^1].To)
                continue;
            yield return (changes[0].From, changes[^1].To) switch
            {
                (null, { } at) => Say(
                    heard,
                    side is StampSide.Taken ? Phrase.StampTellTaken : Phrase.StampTellReturned,
                    ("when", Clock(heard, at))
                ),
                (var from, null) => Say(heard, Phrase.StampTellUndone, ("side", Side(heard, side)), ("from", Clock(heard, from))),
                var (from, to) => Say(
                    heard,
                    Phrase.StampTellMoved,
                    ("side", Side(heard, side)),
                    ("from", Clock(heard, from)),
                    ("to", Clock(heard, to))
                ),
            };
        }
    }

    /// <summary>What the other member reads when they ask.</summary>
    public IEnumerable<string> Shown(Heard heard, StampedCare care)
    {
        if (care.IsCancelled || care.TakenAt is null)
            yield break;
        yield return care.IsOpen
            ? Say(heard, Phrase.StampTellTaken, ("when", Clock(heard, care.TakenAt)))
            : Say(heard, Phrase.StampNowDone, ("from", Clock(heard, care.TakenAt)), ("to", Clock(heard, care.ReturnedAt)));
        foreach (var line in History(heard, care))
            yield return line;
        if (care.Yen is { } yen)
            yield return Say(heard, Phrase.StampAmount, ("yen", Spoken.Money(yen, heard.Language)));
    }

    public CardAction Button(Heard heard, Func<StampWords, IReadOnlyList<string>> word) => Button(words.StampLabel(heard.Language, word));

    /// <summary>取り消し, which means this side also later.</summary>
    public CardAction Undo(Heard heard, StampSide side)
    {
        var undo = words.StampLabel(heard.Language, w => w.Undo);
        var stamp = words.StampLabel(heard.Language, w => side is StampSide.Taken ? w.Taken : w.Returned);
        return ButtonRow.Fit(new CardAction { Title = undo, Value = $"{stamp}、{undo}" });
    }

    /// <summary>18:02に、たろうくんお返ししました: with the time at which it was said first.</summary>
    public CardAction Returned(Heard heard, DateTimeOffset at, string? child = null, bool isAll = false) =>
        Button(
            Say(
                heard,
                isAll ? Phrase.StampAllButton
                    : child is null ? Phrase.StampReturnedButton
                    : Phrase.StampChildButton,
                ("time", JapanTime.ClockOf(at)),
                ("name", child ?? "")
            )
        );

    /// <summary>A button that says what is on it.</summary>
    public static CardAction Named(string text) => Button(text);

    private static CardAction Button(string text) => ButtonRow.Fit(new CardAction { Title = text, Value = text });
}
