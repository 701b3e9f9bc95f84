using Channels.Bot.Questions;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Office;

namespace Channels.Webhooks.Answers;

/// <summary>Writes the document of a version out as the answer to the inquiry it answers.</summary>
internal sealed class EntryTexts : IEntryTexts
{
    public string? Write(string document, string language, DateOnly day) =>
        EntryJson.Read(document).Entry is { } entry ? EntryText.Of(entry, language, day) : null;
}
