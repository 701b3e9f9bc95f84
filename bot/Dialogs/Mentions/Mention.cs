using System.Text.Json;
using Channels.Text;

namespace Channels.Bot.Dialogs.Mentions;

/// <summary>What a message says of one question of the form.</summary>
/// <param name="Step">The question.</param>
/// <param name="Values">Canonical JSON: one value, or several of which one is meant. JSON null is "there is none".</param>
/// <param name="IsSure">One value, and nothing was assumed.</param>
/// <param name="Spans">Where it stands in the prepared text, as far as the reader tells.</param>
internal sealed record Mention(JourneyStep Step, IReadOnlyList<JsonElement> Values, bool IsSure, IReadOnlyList<Span> Spans)
{
    public JsonElement Value => Values[0];

    /// <inheritdoc cref="Forms.Fields.FieldFinding.More"/>
    public IReadOnlyList<JsonElement> More { get; init; } = [];

    /// <summary>The names of several children; each is an item of the group.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
