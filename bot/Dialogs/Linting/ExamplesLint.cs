using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>At least three examples, one in every required language, and each goes as written.</summary>
internal static class ExamplesLint
{
    private const int Least = 3;

    public static void Check(string folder, ProcedureCatalog catalog, Procedure procedure, ICollection<Lint> findings)
    {
        var scripts = ExampleFolder.Read(folder, procedure.Id, findings);
        var definition = $"{procedure.Id}/{ProcedureReader.DefinitionFile}";
        if (scripts.Count < Least)
            findings.Add(
                new Lint(
                    definition,
                    1,
                    1,
                    "examples-missing",
                    $"There are {Digits.Of(scripts.Count)} readable examples.",
                    $"Write at least three: all goes well, wrong answers, a changed mind. "
                        + $"'preview {procedure.Id} --record happy' writes one while you talk."
                )
            );
        foreach (var language in Languages.Required.Where(l => scripts.All(s => s.Language != l)))
            findings.Add(
                new Lint(
                    definition,
                    1,
                    1,
                    "examples-language",
                    $"No example is in '{language}'.",
                    $"Add one with 'language: {language}'.",
                    LintLevel.Warning
                )
            );
        foreach (var script in scripts)
        {
            foreach (var failure in ExampleRunner.Run(catalog, script).Failures)
                findings.Add(failure);
        }
    }
}
