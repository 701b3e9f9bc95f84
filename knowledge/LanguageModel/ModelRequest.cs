using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Reading;
using Channels.Text;

namespace Channels.Knowledge.LanguageModel;

/// <summary>
/// What is sent besides the prompt: one JSON document with the masked question and the entries. Angle brackets, quotes and ampersands
/// in it are escaped, so that no text of an entry or a question can end the document or begin a message.
/// </summary>
internal static class ModelRequest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The question as it may leave; null when it has personal data in it.</summary>
    public static string? Mask(string question)
    {
        var found = PersonalData.Find(JapaneseText.FoldWidths(question));
        return found.Kinds.Count == 0 ? found.Masked : null;
    }

    public static string Shorten(string masked, Entry entry, IReadOnlyList<Piece> pieces) =>
        JsonSerializer.Serialize(new { question = masked, entry = new { id = entry.Id, sentences = pieces.Select(p => p.Text) } }, Json);

    public static string Order(string masked, IReadOnlyList<ScoredEntry> offered) =>
        JsonSerializer.Serialize(
            new
            {
                question = masked,
                entries = offered.Select(e => new
                {
                    id = e.Entry.Id,
                    question = e.Entry.Question,
                    answer = e.Entry.Answer,
                }),
            },
            Json
        );
}
