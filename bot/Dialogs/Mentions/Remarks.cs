using System.Buffers;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>
/// A part of a message that no question takes and that is no command, wish or courtesy: 8時45分まででした。|園の前が工事中で遠回りしたけん. It is the reason, or
/// something the office should know, and goes with the report whatever became of the rest.
/// </summary>
internal static class Remarks
{
    /// <summary>Lighter parts are the end of a sentence.</summary>
    private const int Lightest = 9;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。、,，！!\n");

    public static bool AreIn(Scene scene, FormSession session, string text)
    {
        var none = new FormSession
        {
            Procedure = session.Procedure,
            Version = session.Version,
            StartedAt = session.StartedAt,
        };
        foreach (var range in text.AsSpan().SplitAny(Stops))
        {
            if (Is(scene, none, text[range].Trim()))
                return true;
        }

        return false;
    }

    private static bool Is(Scene scene, FormSession none, string part)
    {
        var (words, folded) = (scene.Words, DialogWords.Fold(part));
        return Consumed.Weight(folded) >= Lightest
            && !folded.Any(char.IsAsciiDigit)
            && words.Match(folded, out _) is null
            && YesNoReader.Read(part) is Reading<bool>.None
            && !words.IsCourtesy(folded)
            && !words.IsSending(folded)
            && words.WishIn(folded) is null
            && !DialogWords.SaysWrong(folded)
            && !words.SpeaksOfThePast(folded)
            && !words.SpeaksOfSent(folded)
            && !words.ReadCorrection(part).IsSure
            && !words.HoldsQuestion(folded)
            && MessageReader.Read(scene, none, Said.Earlier(part, null)).Count == 0;
    }
}
