using System.Text;
using Channels.Bot.Contract;
using Channels.Bot.Data.Rows;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Bot.Protection;

namespace Channels.Bot.Submissions.Life;

/// <summary>
/// Whether a submission can be given back as the office wants it: only answers its person was asked for, only with reasons there are
/// words for, and no cry for help and no question to the office, of which one writes to the person instead.
/// </summary>
internal sealed class ReturnCheck(ProcedureCatalog catalog, ColumnProtector protector)
{
    private const int MostFields = 20;

    /// <summary>The paths that can be named, as its person was asked them; a group (<c>children</c>) stands for all of it.</summary>
    public IReadOnlyList<string> Paths(Submission seen) =>
        seen.Answers is { } kept && catalog.Find(seen.Procedure, seen.Version) is { } procedure
            ? SubmittedAnswers.Paths(
                procedure,
                Encoding.UTF8.GetString(protector.Reveal(Submission.AnswersColumn, seen.Id.ToString("N"), kept))
            )
            : [];

    /// <summary>With each question of a group instead of the group.</summary>
    public ReturnedForm Spelled(Submission seen, ReturnedForm form)
    {
        var paths = Paths(seen);
        return form with
        {
            Fields =
            [
                .. form
                    .Fields.SelectMany(f =>
                        !paths.Contains(f.Path)
                        && paths.Where(p => p.StartsWith(f.Path + "[", StringComparison.Ordinal)).ToList() is { Count: > 0 } all
                            ? all.Select(p => f with { Path = p })
                            : [f]
                    )
                    .DistinctBy(f => f.Path),
            ],
        };
    }

    /// <summary>The stable code of what is wrong, or null.</summary>
    public string? Wrong(Submission seen, ReturnedForm form)
    {
        if (form.Fields.Count is 0 or > MostFields || form.Fields.DistinctBy(f => f.Path).Count() != form.Fields.Count)
            return "return.fields";
        if (!form.Fields.All(f => ReturnReasons.All.Contains(f.Reason)))
            return "return.reason";
        if (seen.IsInterim || catalog.Find(seen.Procedure, seen.Version) is not { Safeguarding: null, Asked: null } procedure)
            return "return.procedure";
        if (seen.Answers is not { } kept)
            return "return.erased";
        var json = Encoding.UTF8.GetString(protector.Reveal(Submission.AnswersColumn, seen.Id.ToString("N"), kept));
        return form.Fields.All(f => SubmittedAnswers.Asks(procedure, json, f.Path)) ? null : "return.field";
    }
}
