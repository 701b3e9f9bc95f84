using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;

namespace Channels.Bot.Measures;

/// <summary>What a turn was for the people who look at where forms are left: read off the state before and after it.</summary>
internal static class FormMoveReader
{
    private const string WholeForm = "";

    public static IReadOnlyList<FormMove> Between(ConversationState before, TurnResult result, ProcedureCatalog catalog)
    {
        var (old, next) = (before.Session, result.State.Session);
        var moves = new List<FormMove>();
        if (ReferenceEquals(old, next))
            return moves;
        if (old is not null && next is not null && IsSame(old, next))
        {
            Walked(old, next, catalog, moves);
            return moves;
        }

        if (old is not null)
            moves.Add(Left(old, result, catalog));
        if (next is not null)
        {
            var isResumed = result.Effects.Any(e => e is TakeForm);
            moves.Add(new FormMove(isResumed ? FormMoveNames.Resumed : FormMoveNames.Started, next.Procedure, next.Version, WholeForm));
            if (!isResumed)
                Answered(null, next, moves);
        }

        return moves;
    }

    private static bool IsSame(FormSession old, FormSession next) => old.Procedure == next.Procedure && old.StartedAt == next.StartedAt;

    private static void Walked(FormSession old, FormSession next, ProcedureCatalog catalog, List<FormMove> moves)
    {
        Answered(old, next, moves);
        if (next.Tries > old.Tries)
            moves.Add(new FormMove(FormMoveNames.Failed, old.Procedure, old.Version, CurrentOf(old, catalog)));
        if (next.AskAgain is [var first, ..] && !old.AskAgain.Contains(first))
            moves.Add(new FormMove(FormMoveNames.Back, next.Procedure, next.Version, FieldOf(first)));
    }

    private static void Answered(FormSession? old, FormSession next, List<FormMove> moves)
    {
        if (ReferenceEquals(old?.Answers, next.Answers))
            return;
        foreach (var (path, kept) in next.Answers)
        {
            if (old is null || !old.Answers.TryGetValue(path, out var known) || !ReferenceEquals(known, kept))
                moves.Add(
                    new FormMove(
                        kept.IsSkipped ? FormMoveNames.Skipped : FormMoveNames.Answered,
                        next.Procedure,
                        next.Version,
                        FieldOf(path)
                    )
                );
        }
    }

    private static FormMove Left(FormSession old, TurnResult result, ProcedureCatalog catalog)
    {
        var isSubmitted = result.Effects.Any(e => e is SubmitForm form && form.Procedure == old.Procedure);
        var isParked = result.Effects.Any(e => e is ParkForm parked && parked.Procedure == old.Procedure);
        return isSubmitted
            ? new FormMove(FormMoveNames.Submitted, old.Procedure, old.Version, WholeForm)
            : new FormMove(isParked ? FormMoveNames.Paused : FormMoveNames.Abandoned, old.Procedure, old.Version, CurrentOf(old, catalog));
    }

    private static string CurrentOf(FormSession session, ProcedureCatalog catalog) =>
        catalog.Find(session.Procedure, session.Version) is { } procedure
            ? FormMoves.Current(procedure, session)?.Field.Id ?? WholeForm
            : WholeForm;

    /// <summary>The field of a path without the place in its group: <c>children[0].name</c> is <c>children.name</c>.</summary>
    private static string FieldOf(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
            return path;
        var close = path.IndexOf(']', open);
        return string.Concat(path.AsSpan(0, open), path.AsSpan(close + 1));
    }
}
