using Channels.Bot.Contract;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>Why a stamp was not put.</summary>
internal sealed class StampRefusals(DialogWords words)
{
    private readonly StampSayings sayings = new(words);

    /// <summary>The report is there: it is put right, not the stamp.</summary>
    public string Reported(Heard heard, string number) =>
        sayings.Say(heard, Phrase.StampReported, ("number", number), ("fix", words.Say(heard.Language, Phrase.FixMistake)));

    public string Why(Heard heard, StampWish.Put put, StampMove.Refused refused) =>
        refused switch
        {
            { Why: StampRefusal.Twice, Care: { } care } => put.Side is StampSide.Taken
                ? sayings.Say(
                    heard,
                    Phrase.StampTwiceTaken,
                    ("child", sayings.Child(heard, care.Child)),
                    ("when", StampSayings.Clock(heard, care.TakenAt))
                )
                : sayings.Say(
                    heard,
                    Phrase.StampTwiceReturned,
                    ("child", sayings.Child(heard, care.Child)),
                    ("when", StampSayings.Clock(heard, care.ReturnedAt))
                ),
            { Why: StampRefusal.Before, Care: { } care } => sayings.Say(
                heard,
                Phrase.StampBefore,
                ("when", StampSayings.Clock(heard, care.TakenAt))
            ),
            { Why: StampRefusal.Reported, Care.Reference: { } number } => Reported(heard, number),
            { Why: StampRefusal.Future } => sayings.Say(
                heard,
                Phrase.StampFuture,
                ("time", Channels.Text.Spoken.Time(put.Times.Max(), heard.Language))
            ),
            _ => sayings.Say(heard, Phrase.StampNone),
        };
}
