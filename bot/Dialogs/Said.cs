using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Forms.Words;
using Channels.Text;
using Channels.Text.Masking;

namespace Channels.Bot.Dialogs;

/// <summary>One message as the dialog hears it.</summary>
/// <param name="Text">The words, individual numbers made unreadable.</param>
/// <param name="Folded">The same for comparing.</param>
/// <param name="Attachments">What came with it.</param>
/// <param name="MessageId">The channel's id.</param>
/// <param name="At">When it was said, where the channel says so.</param>
/// <param name="HadMyNumber">An individual number was in it and is not any more.</param>
internal sealed record Said(
    string Text,
    string Folded,
    IReadOnlyList<Attachment> Attachments,
    string? MessageId,
    DateTimeOffset? At,
    bool HadMyNumber
)
{
    /// <summary>Longer words are cut; LINE allows 5,000.</summary>
    private const int MostCharacters = 5000;

    /// <summary>No message at all: for what is said without being asked.</summary>
    public static Said Nothing { get; } = new("", "", [], null, null, false);

    /// <summary>Words of an earlier message, heard again.</summary>
    public static Said Earlier(string text, string? messageId) => new(text, DialogWords.Fold(text), [], messageId, null, false);

    /// <summary>The day it picks in a calendar; null where it was written.</summary>
    public PickedDay? Picked { get; init; }

    public bool IsWordless => Folded.Length == 0;

    /// <summary>
    /// Tells two messages with the same words from others without keeping the words (FNV-1a over UTF-16 units). Nothing has to
    /// withstand an attack here: the state that keeps it is sealed and holds the answers themselves.
    /// </summary>
    public string Digest => DigestOf(Folded);

    /// <inheritdoc cref="Digest"/>
    public static string DigestOf(string text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var c in text)
            hash = (hash ^ c) * 1_099_511_628_211;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    public static Said Of(Activity activity)
    {
        var words = activity.Text ?? (activity.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "");
        if (words.Length > MostCharacters)
            words = words[..(char.IsHighSurrogate(words[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
        // Controls that turn the direction of writing around, and what nobody sees, would deceive whoever reads it later.
        var masked = MyNumber.Mask(JapaneseText.Clean(words));
        return new Said(
            masked.Text,
            DialogWords.Fold(masked.Text),
            activity.Attachments ?? [],
            activity.Id,
            activity.Timestamp,
            masked.Found || MaskMark.IsIn(masked.Text)
        )
        {
            Picked = activity.Picked,
        };
    }
}
