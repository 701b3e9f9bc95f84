using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Text;

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

        CheckAll(folder, catalog, findings);
        return Sorted(findings);
    }

    /// <summary>What there is to say at start: all but the examples, which take their time.</summary>
    /// <param name="folder">The folder the catalog was read from.</param>
    /// <param name="catalog">What was read.</param>
    public static IReadOnlyList<Lint> AtStart(string folder, ProcedureCatalog catalog)
    {
        var findings = new List<Lint>(catalog.Findings);
        foreach (var newest in catalog.All.GroupBy(p => p.Id).Select(g => g.Last()))
            WordsLint.Check(newest, DialogWords.Default, findings);
        CheckAll(folder, catalog, findings);
        return Sorted(findings);
    }

    /// <summary>Locks every version that is not locked yet. To be called on a folder without errors.</summary>
    /// <returns>What was published, for example <c>activity-report 1</c>.</returns>
    public static IReadOnlyList<string> Publish(string folder)
    {
        var published = VersionsLint.Read(folder, []);
        var added = ProcedureCatalog.Load(folder).All.Where(published.Add).Select(p => $"{p.Id} {Digits.Of(p.Version)}").ToArray();
        if (added.Length > 0)
            File.WriteAllText(Path.Combine(folder, PublishedVersions.LockFile), published.Write());
        return added;
    }

    private static void CheckAll(string folder, ProcedureCatalog catalog, List<Lint> findings)
    {
        StartWordsLint.Check(catalog, DialogWords.Default, findings);
        QuestionsLint.Check(catalog, DialogWords.Default, findings);
        DefaultsLint.Check(catalog, findings);
        VersionsLint.Check(folder, catalog, findings);
    }

    private static IReadOnlyList<Lint> Sorted(IEnumerable<Lint> findings) =>
        [.. findings.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];
}
