using Channels.Bot.Activities;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Fields.Options;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Showing;

/// <summary>
/// Where buttons may not be seen and a number is an answer of its own (a day, a sum, a line of the list), what else can be chosen stands
/// under the question as the words that choose it.
/// </summary>
internal static class WrittenChoices
{
    /// <summary>Null when there is nothing to write.</summary>
    public static string? Line(Scene scene, FieldType type, FieldView view, IReadOnlyList<CardAction> buttons)
    {
        if (!scene.Traits.MayHideButtons || !type.TakesNumbers)
            return null;
        var listed = type.Options.Select(o => OptionReader.Label(o, view)).ToHashSet(StringComparer.Ordinal);
        var written = buttons
            .Where(b => b.Type is ActionTypes.ImBack or ActionTypes.PostBack && !b.IsBeside && !listed.Contains(b.Said))
            .Where(b => !b.Said.All(char.IsAsciiDigit))
            .Select(b => scene.Say(Phrase.Written, ("words", b.Said.StartsWith('/') ? b.Said : b.Title)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return written.Count == 0 ? null : scene.Say(Phrase.OrWrite, ("words", string.Concat(written).TrimEnd()));
    }
}
