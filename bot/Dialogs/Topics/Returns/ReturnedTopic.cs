using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Withdrawals;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Returns;

/// <summary>
/// Somebody wants to correct what the office gave back: by the button, by its number, or by 直す. While another form is open only the
/// number means it; that form is put aside and can be gone on with.
/// </summary>
internal sealed class ReturnedTopic(WishReader reader, Parking parking, DialogWords words) : ITopic
{
    public TurnResult? Hear(Heard heard)
    {
        if (heard.Said.IsWordless)
            return null;
        if (OfNews(heard) is { } told)
            return told;
        if (heard.State.Returned is not [.., var latest] known)
            return null;
        if (Named(heard, known, latest) is not { } reference)
            return null;
        var wish = new SubmissionWish(reference, WishKind.Correct, heard.Context.Now);
        if (heard.Form is null)
            return WishTopic.LookUp(heard, wish);
        var (left, effects) = parking.Park(heard);
        var looked = WishTopic.LookUp(left, wish);
        return looked with { Effects = [.. effects, .. looked.Effects] };
    }

    /// <summary>The words of a button under news, written some messages later: 直す, くわしく見る.</summary>
    private TurnResult? OfNews(Heard heard)
    {
        if (heard is not { Form: null, State.Moved: { } moved } || heard.Context.Now - moved.At > StaysMeant)
            return null;
        var folded = heard.Said.Folded;
        if (!moved.IsDisputed && folded == DialogWords.Fold(words.Say(heard.Language, Phrase.MovedMore)))
            return new TurnResult(
                heard.State,
                heard.Before.Count == 0 ? [] : [Activities.Activity.Message(string.Join('\n', heard.Before))],
                [new FindProgress(moved.Reference)]
            );
        return moved.IsDisputed && heard.State.Returned is null or [] && words.IsCorrectingReturned(folded)
            ? WishTopic.LookUp(heard, new SubmissionWish(moved.Reference, WishKind.Correct, heard.Context.Now))
            : null;
    }

    private static readonly TimeSpan StaysMeant = TimeSpan.FromDays(7);

    private string? Named(Heard heard, IReadOnlyList<string> known, string latest)
    {
        var folded = heard.Said.Folded;
        if (reader.NumberIn(heard.Said.Text) is { } number)
            return known.Contains(number) && IsAllOrCorrects(folded, number) ? number : null;
        return heard.Form is null && words.IsCorrectingReturned(folded) ? latest : null;
    }

    /// <summary>The number alone, or with a word to correct it.</summary>
    private bool IsAllOrCorrects(string folded, string number)
    {
        var rest = folded.Replace(DialogWords.Fold(number), "", StringComparison.Ordinal).Trim();
        return rest.Length == 0
            || rest.Length <= 4 && rest.All(c => c is ' ' or 'を' or 'の' or '番' or '号')
            || words.IsCorrectingReturned(rest.TrimStart('を', 'の', ' '))
            || words.WishIn(folded) is WishKind.Correct;
    }
}
