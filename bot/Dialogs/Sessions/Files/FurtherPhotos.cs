using Channels.Bot.Activities;
using Channels.Bot.Conversations;
using Channels.Bot.Forms.Fields.Files;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Bot.Dialogs.Sessions.Files;

/// <summary>Photos beside the one that a form asks for: they go to the office with it, and are answered once.</summary>
internal static class FurtherPhotos
{
    private const int Most = 9;

    /// <summary>Keeps photos beside the form's own, and says what was received.</summary>
    /// <param name="heard">The turn.</param>
    /// <param name="session">The form, its own photo taken.</param>
    /// <param name="own">The photo that the form asked for, when it came just now.</param>
    public static Heard Keep(Heard heard, FormSession session, Attachment? own)
    {
        var photos = heard.Said.Attachments.Where(ImageField.IsImage).Where(a => a.ContentUrl != own?.ContentUrl);
        var before = session.MorePhotos ?? [];
        var all = before.AddRange(photos.Select(p => LateFiles.FileOf(p, heard.Said)));
        var kept = all.Count > Most ? all.GetRange(0, Most) : all;
        var (words, language) = (heard.Scene.Words, heard.Language);
        var line =
            all.Count > Most ? words.Say(language, Phrase.PhotosEnough, ("n", Digits.Of(Most + 1)))
            : all.IsEmpty ? words.Say(language, Phrase.PhotoKept)
            : words.Say(language, Phrase.PhotoMore, ("n", Digits.Of(all.Count + 1)));
        return heard.Saying(line).With(kept.IsEmpty ? session : session with { MorePhotos = kept });
    }
}
