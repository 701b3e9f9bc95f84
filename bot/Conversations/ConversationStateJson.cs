using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Channels.Bot.Conversations;

/// <summary>The stored form of a <see cref="ConversationState"/>: UTF-8 JSON, source-generated, with an explicit schema number.</summary>
public static class ConversationStateJson
{
    /// <summary>Largest stored state that is read, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly ConversationStateContext Context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            // Japanese stays readable and one third of the size; the bytes never go into a page.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            MaxDepth = 16,
        }
    );

    public static byte[] Write(ConversationState state) => JsonSerializer.SerializeToUtf8Bytes(state, Context.ConversationState);

    /// <summary>
    /// Reads a stored state. False when it cannot be read: the state is then a fresh one whose next turn apologises, and the
    /// caller may keep a copy of the bytes.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNull] out ConversationState? state)
    {
        state = null;
        if (utf8.Length <= MostBytes)
        {
            try
            {
                state = JsonSerializer.Deserialize(utf8, Context.ConversationState);
            }
            catch (Exception problem)
                when (problem is JsonException or ArgumentException or NotSupportedException or InvalidOperationException)
            {
                // Falls through to the fresh state; what the bytes were is nobody's business in a log.
            }
        }

        if (
            state is { Schema: ConversationState.CurrentSchema, Language: not null, Parked: not null }
            && IsWhole(state.Session)
            && state.Question is null or { Services: not null, Choices: not null }
            && (state.Awaiting is null || state.Awaiting.All(a => a is { Reference: not null, Procedure: not null, Path: not null }))
            && (state.Held is null || state.Held.All(h => h is { Url: not null, Type: not null }))
            && (state.Remembered is null || state.Remembered.Values.All(IsWhole))
            && state.Care is null or { Reference: not null, Heard: not null }
            && state.Member is null or { Number: not null }
            && state.Doubt is null or { Reference: not null }
            && state.Parked.All(p => p is { Code: not null, Procedure: not null })
        )
        {
            // What was not yet there when the state was written reads as null.
            if (state is { Remembered: null } or { Awaiting: null } or { Held: null })
                state = state with
                {
                    Remembered = state.Remembered ?? FormSession.NoAnswers,
                    Awaiting = state.Awaiting ?? [],
                    Held = state.Held ?? [],
                };
            return true;
        }

        state = new ConversationState { WasUnreadable = true };
        return false;
    }

    /// <summary>The stored form of one session, for a form that moves to another conversation.</summary>
    public static string WriteSession(FormSession session) => JsonSerializer.Serialize(session, Context.FormSession);

    /// <summary>Reads what <see cref="WriteSession"/> wrote; null when it cannot be read.</summary>
    public static FormSession? ReadSession(JsonElement json)
    {
        try
        {
            return json.Deserialize(Context.FormSession) is { } session && IsWhole(session) ? session : null;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsWhole(KeptAnswer? answer) => answer is not null && answer.Value.ValueKind is not JsonValueKind.Undefined;

    private static bool IsWhole(FormSession? session) =>
        session is null
        || (
            session is { Procedure: not null, Answers: not null, AskAgain: not null, Postponed: not null }
            && session.Answers.Values.All(IsWhole)
            && session.AskAgain.All(p => p is not null)
            && (session.Pending is null || session.Pending.Values is { Count: > 0 })
        );
}

[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(FormSession))]
internal sealed partial class ConversationStateContext : JsonSerializerContext;
