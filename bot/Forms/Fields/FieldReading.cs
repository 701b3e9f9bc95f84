using System.Text.Json;

namespace Channels.Bot.Forms.Fields;

/// <summary>What a field makes of what somebody said.</summary>
internal abstract record FieldReading
{
    private FieldReading() { }

    /// <summary>An answer in canonical JSON.</summary>
    public sealed record Understood(JsonElement Value) : FieldReading;

    /// <summary>One value to confirm, or several of which one is meant.</summary>
    public sealed record Unsure(IReadOnlyList<JsonElement> Values) : FieldReading;

    /// <summary>No answer, and what to tell the person: a code of <see cref="ProblemCodes"/> or of the readers, with its figures.</summary>
    public sealed record Problem(string Code, params IReadOnlyList<(string Name, string Value)> Figures) : FieldReading
    {
        /// <summary>An answer that may have been meant: its button says it.</summary>
        public string? Suggestion { get; init; }

        /// <summary>The part of the answer that was understood: keep it, say <see cref="HalfCode"/>, and give it to
        /// <see cref="FieldType.Complete"/> with what is said next.</summary>
        public JsonElement? Half { get; init; }

        /// <summary>Asks for the other half; takes the same figures.</summary>
        public string? HalfCode { get; init; }
    }
}
