using Channels.Bot.Dialogs.Showing;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>Texts that do not fit: too long for a button or a message, without the reference number, taken for a command, in the wrong
/// tone.</summary>
internal static class WordsLint
{
    /// <summary>A question longer than this is not read on a telephone.</summary>
    private const int LongestAsk = 200;

    private const int LongestMessage = 2000;

    public static void Check(Procedure procedure, DialogWords words, ICollection<Lint> findings)
    {
        var fields = procedure
            .Fields.SelectMany(f => f.Type is RepeatField { IsSingle: false } group ? group.Children.Prepend(f) : [f])
            .ToArray();
        foreach (var (language, texts) in procedure.Texts)
        {
            var top = new Place($"{procedure.Id}/{language}.yaml", 1, 1);
            CheckTitle(texts, findings);
            foreach (var field in fields)
                CheckField(field, field.In(language), top, words, findings);
            CheckTone(language, fields, texts, words, top, findings);
        }
    }

    private static void CheckTitle(ProcedureTexts texts, ICollection<Lint> findings)
    {
        if (JapaneseText.CountGraphemes(texts.Title) > ButtonRow.LongestLabel)
            Add(
                findings,
                texts.TitleAt,
                "label-too-long",
                $"The title '{texts.Title}' is cut on its button.",
                $"Use at most {ButtonRow.LongestLabel} characters."
            );
        if (!texts.Done.Contains("{number}", StringComparison.Ordinal))
            Add(
                findings,
                texts.DoneAt,
                "done-number",
                "'done' does not say the reference number.",
                "Write {number} where it belongs.",
                LintLevel.Error
            );
    }

    private static void CheckField(Field field, FieldTexts texts, Place top, DialogWords words, ICollection<Lint> findings)
    {
        var at = texts.At.File?.StartsWith("Dialogs/", StringComparison.Ordinal) is false ? texts.At : top;
        if (JapaneseText.CountGraphemes(texts.Ask) > LongestAsk && field.Type is not (ConsentField or NoteField))
            Add(
                findings,
                at,
                "text-long",
                $"The question of '{field.Id}' has more than {LongestAsk} characters.",
                "One idea a message: move the rest to 'help'."
            );
        foreach (var text in new[] { texts.Ask, texts.Help ?? "", texts.Example ?? "" }.Where(t => t.Length > LongestMessage))
            Add(
                findings,
                at,
                "text-too-long",
                $"A text of '{field.Id}' has {text.Length} characters.",
                $"Keep it under {LongestMessage}: a message on LINE ends at 5,000.",
                LintLevel.Error
            );

        foreach (var label in texts.Options.Values.Select(o => o.Label).Append(texts.Skip ?? ""))
        {
            if (JapaneseText.CountGraphemes(label) > ButtonRow.LongestLabel)
                Add(
                    findings,
                    at,
                    "label-too-long",
                    $"'{label}' is cut on its button.",
                    $"Use at most {ButtonRow.LongestLabel} characters."
                );
        }

        // Options that the dialog brings itself (wards) are its own business.
        foreach (var option in field.Type.OwnTexts is null ? texts.Options.Values.SelectMany(o => o.Also.Prepend(o.Label)) : [])
        {
            if (words.Match(DialogWords.Fold(option), out _) is { } command)
                Add(
                    findings,
                    at,
                    "label-command",
                    $"'{option}' of '{field.Id}' is also the command '{LanguageWords.KeyOf(command)}'.",
                    "Here it will be the answer; choose another word if both are needed."
                );
        }

        foreach (var code in texts.Errors.Keys.Where(c => !words.HasProblem(c)))
            Add(findings, at, "error-unknown", $"There is no problem '{code}'.", Nearest.Hint(code, words.ProblemCodes), LintLevel.Error);
        if (field.Type is ComputedField && texts.Show?.Contains("{value}", StringComparison.Ordinal) is false)
            Add(
                findings,
                at,
                "show-value",
                $"'show' of '{field.Id}' does not say the number.",
                "Write {value} where it belongs.",
                LintLevel.Error
            );
    }

    private static void CheckTone(
        string language,
        Field[] fields,
        ProcedureTexts texts,
        DialogWords words,
        Place top,
        ICollection<Lint> findings
    )
    {
        var unwanted = words.Unwanted(language);
        var all = fields
            .Select(f => f.In(language))
            .SelectMany(t => new[] { (t.Ask, t.At), (t.Help ?? "", t.At), (t.Example ?? "", t.At) })
            .Concat([(texts.Intro ?? "", top), (texts.Done, texts.DoneAt)]);
        foreach (var (text, at) in all)
        {
            foreach (var word in unwanted.Where(w => text.Contains(w, StringComparison.Ordinal)))
                Add(findings, at, "tone", $"'{word}' sounds like a machine.", "Say it as you would at the counter.");
        }
    }

    private static void Add(
        ICollection<Lint> findings,
        Place at,
        string code,
        string message,
        string hint,
        LintLevel level = LintLevel.Warning
    ) => findings.Add(MapReader.Finding(at, code, message, hint, level));
}
