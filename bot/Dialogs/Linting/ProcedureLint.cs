using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>Checks a folder of procedures before anybody sees them: the files, the words, the examples.</summary>
public static class ProcedureLint
{
    /// <summary>Everything there is to say, in the order of the files. Reads the folder, changes nothing.</summary>
    /// <param name="folder">The folder that holds the procedures.</param>
    public static IReadOnlyList<Lint> Run(string folder)
    {
        var catalog = ProcedureCatalog.Load(folder);
        var findings = new List<Lint>(catalog.Findings);
        foreach (var newest in catalog.All.GroupBy(p => p.Id).Select(g => g.Last()))
        {
            WordsLint.Check(newest, DialogWords.Default, findings);
            ExamplesLint.Check(folder, catalog, newest, findings);
        }

        StartWordsLint.Check(catalog, DialogWords.Default, findings);
        QuestionsLint.Check(catalog, DialogWords.Default, findings);
        DefaultsLint.Check(catalog, findings);
        return [.. findings
            .Distinct()
            .OrderBy(f => f.File, StringComparer.Ordinal)
            .ThenBy(f => f.Line)
            .ThenBy(f => f.Column)];
    }
}
