using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Linting;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Words;
using Channels.Text;

namespace Channels.Tests.Dialogs;

public sealed class ProcedureLintTests
{
    [Fact]
    public void Shipped_procedures_have_no_findings()
    {
        var findings = ProcedureLint.Run(DialogServices.DefaultFolder);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Theory]
    [InlineData("en.yaml", "reference number is {number}", "thank you", "done-number")]
    [InlineData("en.yaml", "title: Activity report", "title: A report of an activity of yours", "label-too-long")]
    [InlineData("en.yaml", "What did you do?", "Please submit what you did.", "tone")]
    [InlineData("en.yaml", "date.too-old:", "date.too-odl:", "error-unknown")]
    [InlineData("en.yaml", "label: Pick-up,", "label: Skip,", "label-command")]
    [InlineData("en.yaml", "start: [ report", "start: [ help", "start-command")]
    [InlineData("en.yaml", "ask: Which day was the activity?", "ask: \"LONG\"", "text-too-long")]
    [InlineData("procedure.yaml", "type: money", "type: number", "example-failed")]
    public void A_finding_is_made(string file, string right, string slip, string code)
    {
        using var copy = new Copy();
        copy.Change(file, right, slip.Replace("LONG", new string('x', 3000), StringComparison.Ordinal));
        Assert.Contains(ProcedureLint.Run(copy.Folder), f => f.Code == code);
    }

    [Theory]
    [InlineData("en.yaml", "start: [ report", "start: [ help", "start-command", 2, 1)]
    [InlineData("en.yaml", "Your reference number is {number}", "Thank you", "done-number", 4, 1)]
    [InlineData("en.yaml", "title: Activity report", "title: A report of an activity of yours", "label-too-long", 1, 1)]
    [InlineData("procedure.yaml", "default: last\n  - id: date", "default: first\n  - id: date", "value-unknown", 17, 14)]
    [InlineData("procedure.yaml", "type: image\n", "type: image\n    default: last\n", "default-type", 51, 14)]
    [InlineData("procedure.yaml", "{ id: sick, type: yes-no }", "{ id: sick, type: yes-no, default: last }", "default-in-group", 43, 44)]
    [InlineData(
        "procedure.yaml",
        "default: last\n  - id: date",
        "default: last\n    sensitive: true\n  - id: date",
        "default-sensitive",
        17,
        14
    )]
    [InlineData("procedure.yaml", "default: last\n  - id: date", "default: member.nothing\n  - id: date", "default-broken", 13, 5)]
    [InlineData("ja.yaml", "ask: [ 料金, 利用料", "ask: [ ヘルプ, 利用料", "question-command", 0, 0)]
    [InlineData("ja.yaml", "ask: [ きょうだいの料金", "ask: [ 病児の料金, きょうだいの料金", "question-ambiguous", 0, 0)]
    [InlineData("ja.yaml", "  sibling-fee:", "  sibling:", "text-missing", 0, 0)]
    [InlineData("ja.yaml", "answer: きょうだいを", "answer: 入力してください。きょうだいを", "tone", 0, 0)]
    public void A_finding_has_its_place_and_a_hint(string file, string right, string slip, string code, int line, int column)
    {
        using var copy = new Copy();
        copy.Change(file, right, slip);
        var findings = ProcedureLint.Run(copy.Folder);
        Assert.Contains(
            findings,
            f =>
                f.Code == code
                && f.File.EndsWith(file, StringComparison.Ordinal)
                && (line == 0 ? f.Line > 1 : (f.Line, f.Column) == (line, column))
        );
        Assert.All(findings, f => Assert.NotEmpty(f.Hint));
    }

    [Fact]
    public void At_start_everything_but_the_examples_is_looked_at()
    {
        using var copy = new Copy();
        copy.Change("en.yaml", "start: [ report", "start: [ help");
        copy.Change("examples/happy.yaml", "420円", "421円");
        var findings = ProcedureLint.AtStart(copy.Folder, ProcedureCatalog.Load(copy.Folder));
        Assert.Equal("start-command", Assert.Single(findings).Code);
    }

    [Fact]
    public void Missing_examples_are_found()
    {
        using var copy = new Copy();
        Directory.Delete(Path.Combine(copy.Folder, "activity-report", "examples"), recursive: true);
        Assert.Contains(ProcedureLint.Run(copy.Folder), f => f.Code == "examples-missing");
    }

    [Fact]
    public void Two_procedures_with_one_starting_word_are_found()
    {
        using var copy = new Copy("activity-report", "event-signup");
        copy.Change("en.yaml", "start: [ report", "start: [ event");
        Assert.Contains(ProcedureLint.Run(copy.Folder), f => f.Code == "start-ambiguous");
    }

    [Fact]
    public void Every_code_a_reader_or_field_can_give_has_words_in_every_language()
    {
        var codes = new[] { typeof(ReadingCodes), typeof(ProblemCodes) }
            .SelectMany(t => t.GetFields())
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToArray();
        Assert.NotEmpty(codes);
        foreach (var language in Languages.Required)
            Assert.All(
                codes,
                c => Assert.NotEqual(DialogWords.Default.Say(language, Phrase.SayAgain), DialogWords.Default.Problem(language, c))
            );
    }

    [Fact]
    public void The_dialogs_own_words_keep_the_tone()
    {
        foreach (var language in Languages.Required)
        {
            foreach (var phrase in Enum.GetValues<Phrase>())
                Assert.DoesNotContain(
                    DialogWords.Default.Unwanted(language),
                    w => DialogWords.Default.Say(language, phrase).Contains(w, StringComparison.Ordinal)
                );
        }
    }

    [Fact]
    public void The_dialogs_own_words_are_short_sentences_and_few()
    {
        foreach (var language in Languages.Required)
        {
            var all = Enum.GetValues<Phrase>()
                .Select(p => DialogWords.Default.Say(language, p))
                .Concat(DialogWords.Default.ProblemCodes.Select(c => DialogWords.Default.Problem(language, c)));
            Assert.All(all, text => Assert.True(Sentences(text) <= 3, text));
            Assert.True(
                all.Count(text => Sentences(text) == 3) <= 8,
                "Two sentences a message; three only where the first is a word (やめました。)."
            );
        }

        static int Sentences(string text) => System.Text.RegularExpressions.Regex.Count(text, @"[。]|[.?!](?=\s|$)");
    }

    [Fact]
    public void Phrases_have_the_same_figures_in_every_language()
    {
        foreach (var phrase in Enum.GetValues<Phrase>())
        {
            var figures = Languages
                .Required.Select(l => string.Join(',', Figures(DialogWords.Default.Say(l, phrase))))
                .Distinct()
                .ToArray();
            Assert.True(figures.Length == 1, $"{phrase}: {string.Join(" / ", figures)}");
        }

        static IEnumerable<string> Figures(string text) =>
            System
                .Text.RegularExpressions.Regex.Matches(text, @"\{[a-z-]+\}")
                .Select(m => m.Value)
                .Distinct()
                .Order(StringComparer.Ordinal);
    }

    /// <summary>A folder of procedures that may be spoiled.</summary>
    private sealed class Copy : IDisposable
    {
        private readonly string first;

        public Copy(params string[] procedures)
        {
            procedures = procedures.Length == 0 ? ["activity-report"] : procedures;
            first = procedures[0];
            foreach (
                var file in procedures.SelectMany(p =>
                    Directory.EnumerateFiles(Path.Combine(DialogServices.DefaultFolder, p), "*.yaml", SearchOption.AllDirectories)
                )
            )
            {
                var to = Path.Combine(Folder, Path.GetRelativePath(DialogServices.DefaultFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("procedures").FullName;

        public void Change(string file, string right, string slip)
        {
            var path = Path.Combine(Folder, first, file);
            var text = File.ReadAllText(path);
            Assert.Contains(right, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(right, slip, StringComparison.Ordinal));
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
