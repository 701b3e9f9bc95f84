using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Text;

namespace Channels.Bot.Dialogs;

/// <summary>Writes the finished form: only answers that belong to a question, in the order of the definition, skipped ones left
/// out.</summary>
internal static class SubmissionWriter
{
    /// <summary>Beside the answers: messages that were no answer, as they were written. No field has this id.</summary>
    public const string AlsoSaid = "also-said";

    public static SubmitForm Write(Procedure procedure, FormSession session, string language, ReferenceNumber reference) =>
        new(
            procedure.Id,
            procedure.Version,
            reference.ToString(),
            language,
            Answers(procedure, session).GetRawText(),
            procedure.Queue,
            [
                .. Given(procedure, session).Select(g => g.Step.Field.Type.FileOf(g.Value)).OfType<Attachment>(),
                .. (session.MorePhotos ?? []).Select(p => new Attachment
                {
                    ContentType = p.Type,
                    ContentUrl = p.Url,
                    Name = p.Name,
                }),
            ]
        )
        {
            Route = RouteOf(procedure, session),
            Priority = Priorities.Of(procedure.Priority),
        };

    /// <summary>The answer by which a procedure's submissions are told apart, as text; null where there is none yet.</summary>
    public static string? RouteOf(Procedure procedure, FormSession session) =>
        procedure.Route is { } field && session.Answers.TryGetValue(field, out var kept) && kept.Value.ValueKind is JsonValueKind.String
            ? kept.Value.GetString()
            : null;

    public static JsonElement Answers(Procedure procedure, FormSession session)
    {
        var journey = Journey.Of(procedure, session.Answers);
        var given = Given(procedure, session).ToArray();
        return Canonical.Of(w =>
        {
            w.WriteStartObject();
            foreach (var field in procedure.Fields)
            {
                if (!journey.IsOpen(field))
                    continue;
                if (field.Type is RepeatField group)
                    WriteGroup(w, field, group, journey.CountOf(field.Id), given);
                else if (field.Type is ComputedField computed)
                    WriteComputed(w, field, computed, journey);
                else
                    WriteMember(w, given, field.Id, field.Id);
            }

            if (session.AlsoSaid is { Count: > 0 } also)
            {
                w.WriteStartArray(AlsoSaid);
                foreach (var said in also)
                    w.WriteStringValue(said.Text);
                w.WriteEndArray();
            }

            w.WriteEndObject();
        });
    }

    private static IEnumerable<(JourneyStep Step, JsonElement Value)> Given(Procedure procedure, FormSession session) =>
        Journey
            .Of(procedure, session.Answers)
            .Steps.Where(s => session.Answers.TryGetValue(s.Path, out var answer) && !answer.IsSkipped)
            .Select(s => (s, session.Answers[s.Path].Value));

    private static void WriteGroup(
        Utf8JsonWriter w,
        Field field,
        RepeatField group,
        int items,
        (JourneyStep Step, JsonElement Value)[] given
    )
    {
        if (group.IsSingle)
            w.WritePropertyName(field.Id);
        else
            w.WriteStartArray(field.Id);
        for (var item = 0; item < items; item++)
        {
            w.WriteStartObject();
            if (group.Numbered is { } key)
                w.WriteNumber(key, item + 1);
            foreach (var child in group.Children)
                WriteMember(w, given, Journey.PathOf(field, item, child), child.Id);
            w.WriteEndObject();
        }

        if (!group.IsSingle)
            w.WriteEndArray();
    }

    private static void WriteComputed(Utf8JsonWriter w, Field field, ComputedField computed, Journey journey)
    {
        if (computed.Compute(journey) is not { } value)
            return;
        w.WritePropertyName(field.Id);
        value.WriteTo(w);
    }

    private static void WriteMember(Utf8JsonWriter w, (JourneyStep Step, JsonElement Value)[] given, string path, string name)
    {
        foreach (var (step, value) in given)
        {
            if (step.Path != path)
                continue;
            w.WritePropertyName(name);
            value.WriteTo(w);
            return;
        }
    }
}
