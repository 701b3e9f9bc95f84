using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs;

/// <summary>A question that a procedure answers in its own text files, for whoever else answers questions.</summary>
/// <param name="Procedure">Id of the procedure.</param>
/// <param name="Version">The version whose texts these are.</param>
/// <param name="Title">What people call the procedure.</param>
/// <param name="Id">Id of the question within the procedure.</param>
/// <param name="Ask">Ways to ask it, as people do.</param>
public sealed record ProcedureHelp(
    string Procedure,
    int Version,
    string Title,
    string Id,
    IReadOnlyList<string> Ask,
    string Answer,
    string Source
)
{
    /// <summary>The questions of every procedure's newest version in one language.</summary>
    public static IReadOnlyList<ProcedureHelp> Of(ProcedureCatalog catalog, string language) =>
        [
            .. catalog
                .All.GroupBy(p => p.Id)
                .Select(g => g.MaxBy(p => p.Version)!)
                .Where(p => p.Texts.ContainsKey(language))
                .SelectMany(p =>
                    p.Texts[language]
                        .Questions.Select(q => new ProcedureHelp(
                            p.Id,
                            p.Version,
                            p.Texts[language].Title,
                            q.Key,
                            q.Value.Ask,
                            q.Value.Answer,
                            q.Value.Source
                        ))
                ),
        ];
}
