using Channels.Bot.Conversations;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>Moves an open session to a newer version by that version's migration map.</summary>
internal static class FormMigration
{
    /// <summary>The session on the new version: answers renamed, dropped, and left out where they do not fit the new field.</summary>
    public static FormSession Move(FormSession session, Procedure to, Migration map)
    {
        var moved = session.Answers.Clear();
        foreach (var (path, answer) in session.Answers)
        {
            var root = path.AsSpan().IndexOfAny('[', '.') is >= 0 and var end ? path[..end] : path;
            if (map.Drop.Contains(root))
                continue;
            if (map.Split.TryGetValue(root, out var parts))
            {
                foreach (var (member, field) in parts)
                {
                    if (
                        answer.Value.ValueKind is System.Text.Json.JsonValueKind.Object
                        && answer.Value.TryGetProperty(member, out var part)
                    )
                        moved = moved.SetItem(field, answer with { Value = part.Clone() });
                }

                continue;
            }

            moved = moved.SetItem(string.Concat(map.Rename.GetValueOrDefault(root, root), path.AsSpan(root.Length)), answer);
        }

        // The journey decides step by step what fits: an answer that closes a question takes that question's answer along.
        var next = FormMoves.Fresh(session) with
        {
            Version = to.Version,
            Answers = moved,
            AskAgain = [],
            Postponed = [],
            LastDigest = null,
            LastAnswered = null,
        };
        foreach (var step in Journey.Of(to, moved).Steps)
        {
            if (
                next.Answers.TryGetValue(step.Path, out var answer)
                && !(answer.IsSkipped ? step.Field.IsOptional : step.Field.Type.IsCanonical(answer.Value))
            )
                next = next with { Answers = next.Answers.Remove(step.Path) };
        }

        return next with
        {
            Answers = next.Answers.RemoveRange(Journey.Of(to, next.Answers).Orphans()),
        };
    }
}
