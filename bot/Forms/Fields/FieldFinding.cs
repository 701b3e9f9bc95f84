using Channels.Text;

namespace Channels.Bot.Forms.Fields;

/// <summary>What a longer text says of a question that was not asked, and where.</summary>
/// <param name="Reading">Understood or Unsure.</param>
/// <param name="Spans">Places in the prepared text; empty where the reader does not tell.</param>
internal sealed record FieldFinding(FieldReading Reading, IReadOnlyList<Span> Spans)
{
    public static FieldFinding? Of(FieldReading reading, params IReadOnlyList<Span> spans) =>
        reading is FieldReading.Problem ? null : new FieldFinding(reading, spans);
}
