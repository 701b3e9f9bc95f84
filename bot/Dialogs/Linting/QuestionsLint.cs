using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>Answers to questions: in every required language, short, in the right tone, and asked in words of their own.</summary>
internal static class QuestionsLint
{
    private const int LongestAnswer = 200;

    public static void Check(ProcedureCatalog catalog, DialogWords words, ICollection<Lint> findings)
    {
        var owners = new Dictionary<(string Language, string Ask), (string Procedure, string Id)>();
        foreach (var procedure in catalog.All.GroupBy(p => p.Id).Select(g => g.Last()))
        {
            var ids = procedure.Texts.Values.SelectMany(t => t.Questions.Keys).ToHashSet();
            foreach (var language in Languages.Required)
            {
                foreach (var id in ids.Where(i => !procedure.In(language).Questions.ContainsKey(i)))
                    findings.Add(
                        MapReader.Finding(
                            procedure.In(language).QuestionsAt,
                            "text-missing",
                            $"The question '{id}' is missing in {language}.yaml.",
                            $"Add a block '{id}' under 'questions'."
                        )
                    );
            }

            foreach (var (language, texts) in procedure.Texts)
            {
                foreach (var (id, question) in texts.Questions)
                    Check(procedure, language, id, question);
            }
        }

        void Check(Procedure procedure, string language, string id, QuestionTexts question)
        {
            if (JapaneseText.CountGraphemes(question.Answer) > LongestAnswer)
                Add(
                    question,
                    "text-long",
                    $"The answer of '{id}' has more than {LongestAnswer} characters.",
                    "Two short sentences; the rest belongs behind the source."
                );
            foreach (var word in words.Unwanted(language).Where(w => question.Answer.Contains(w, StringComparison.Ordinal)))
                Add(question, "tone", $"'{word}' sounds like a machine.", "Say it as you would at the counter.");
            foreach (var ask in question.Ask)
            {
                var plain = words.WithoutQuestionMarks(ask.TrimStart('='));
                if (words.Match(DialogWords.Fold(ask), out _) is { } command)
                    Add(
                        question,
                        "question-command",
                        $"'{ask}' is the command '{LanguageWords.KeyOf(command)}'.",
                        "Write it as people ask."
                    );
                if (!owners.TryAdd((language, plain), (procedure.Id, id)) && owners[(language, plain)] != (procedure.Id, id))
                    Add(
                        question,
                        "question-ambiguous",
                        $"'{ask}' is already answered by '{owners[(language, plain)].Id}' of '{owners[(language, plain)].Procedure}'.",
                        "Ask it in words of its own."
                    );
            }
        }

        void Add(QuestionTexts question, string code, string message, string hint) =>
            findings.Add(MapReader.Finding(question.At, code, message, hint, LintLevel.Warning));
    }
}
