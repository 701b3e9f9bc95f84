using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>A word starts one procedure, and is no command.</summary>
internal static class StartWordsLint
{
    public static void Check(ProcedureCatalog catalog, DialogWords words, ICollection<Lint> findings)
    {
        var owners = new Dictionary<string, string>();
        foreach (var procedure in catalog.All.GroupBy(p => p.Id).Select(g => g.Last()))
        {
            foreach (
                var (language, word) in procedure.Texts.SelectMany(t =>
                    t.Value.StartWords.Order(StringComparer.Ordinal).Select(w => (t.Key, w))
                )
            )
            {
                var at = procedure.Texts[language].StartAt;
                if (!owners.TryAdd(word, procedure.Id) && owners[word] != procedure.Id)
                    findings.Add(
                        new Lint(
                            at.File,
                            at.Line,
                            at.Column,
                            "start-ambiguous",
                            $"'{word}' already starts '{owners[word]}'.",
                            "Choose a word of its own."
                        )
                    );
                if (words.Match(word, out _) is { } command)
                    findings.Add(
                        new Lint(
                            at.File,
                            at.Line,
                            at.Column,
                            "start-command",
                            $"'{word}' is the command '{LanguageWords.KeyOf(command)}'.",
                            "Choose another word."
                        )
                    );
            }
        }
    }
}
