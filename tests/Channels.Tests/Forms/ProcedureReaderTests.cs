using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;
using CsCheck;

namespace Channels.Tests.Forms;

/// <summary>Files as staff might write them, or as somebody might who means harm.</summary>
public sealed class ProcedureReaderTests
{
    private const string Definition = """
        id: small
        version: 1
        fields:
          - id: day
            type: date
            check: [ not-future, within: 30d ]
          - id: kind
            type: choice
            options: [ red, blue ]
        """;

    private const string Words = """
        title: 小さい
        done: 受付番号は {number} です。
        fields:
          day: { label: 日, ask: いつですか。 }
          kind: { label: 色, ask: 何色ですか。, options: { red: 赤, blue: { label: 青, also: [ あお ] } } }
        """;

    [Fact]
    public void A_small_procedure_reads_without_a_finding()
    {
        var (procedure, findings) = Read(Definition, Words);
        Assert.Empty(findings);
        Assert.Equal(["day", "kind"], procedure!.Fields.Select(f => f.Id));
        Assert.Equal(64, procedure.Hash.Length);
    }

    [Theory]
    [InlineData("version: 1", "versoin: 1", "key-unknown", 2, 1, "Did you mean 'version'?")]
    [InlineData("type: date", "type: dat", "type-unknown", 5, 5, "Did you mean 'date'?")]
    [InlineData("not-future", "not-futur", "check-unknown", 6, 14, "Did you mean 'not-future'?")]
    [InlineData("within: 30d", "within: soon", "value-unknown", 6, 26, "30m, 12h, 60d")]
    [InlineData("within: 30d", "within", "check-value", 6, 26, "within: 60d")]
    [InlineData("id: small", "id: other", "id-folder", 1, 1, "id: small")]
    [InlineData("id: day", "id: Day", "id-form", 4, 5, "lower-case")]
    [InlineData("id: day", "id: kind", "id-duplicate", 7, 5, "unique")]
    [InlineData("options: [ red, blue ]", "options: red", "value-kind", 9, 14, "options: [ a, b ]")]
    [InlineData("options: [ red, blue ]", "options: [ red, green ]", "text-missing", 5, 9, "options: green")]
    [InlineData("id: small", "id: &a small", "yaml-alias", 1, 5, "Write the text out")]
    [InlineData("id: small", "id: !!binary small", "yaml-tag", 1, 5, "Remove the tag")]
    [InlineData("version: 1", "version: 1\nversion: 2", "key-duplicate", 3, 1, "Keep one")]
    [InlineData("version: 1", "version: -1", "value-unknown", 2, 10, "digits")]
    [InlineData("version: 1", "audience: martians", "key-missing", 1, 1, "version: 1")]
    public void A_slip_is_found_where_it_stands(string right, string slip, string code, int line, int column, string hint)
    {
        var (procedure, findings) = Read(Definition.Replace(right, slip, StringComparison.Ordinal), Words);
        Assert.Null(procedure);
        Assert.Contains(
            findings,
            f => (f.Code, f.Line, f.Column) == (code, line, column) && (f.Hint + f.Message).Contains(hint, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("ask: いつですか。", "askk: いつですか。", "key-unknown")]
    [InlineData("label: 日, ", "", "text-missing")]
    [InlineData("day:", "dya:", "text-unused")]
    [InlineData("red: 赤", "red: 青", "option-ambiguous")]
    [InlineData("title: 小さい", "title: [ 1 ]", "value-kind")]
    [InlineData("title: 小さい", "title: \"小さい", "yaml-syntax")]
    public void A_slip_in_the_words_is_found(string right, string slip, string code)
    {
        var (procedure, findings) = Read(Definition, Words.Replace(right, slip, StringComparison.Ordinal));
        Assert.Null(procedure);
        Assert.Contains(findings, f => f.Code == code);
    }

    [Fact]
    public void A_file_that_wants_to_grow_is_refused()
    {
        const string Bomb = "a: &a [x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\n";
        Assert.Contains(Read(Bomb, Words).Findings, f => f.Code == "yaml-alias");
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(20)]
    public void A_file_that_goes_deep_is_refused(int depth)
    {
        var findings = Read("id: " + new string('[', depth), Words).Findings;
        Assert.Contains(findings, f => f.Code is "yaml-too-deep" or "yaml-syntax");
    }

    [Fact]
    public void A_file_that_is_long_is_refused() =>
        Assert.Contains(Read(new string('#', YamlFile.MostCharacters + 1), Words).Findings, f => f.Code == "yaml-too-large");

    [Fact]
    public void A_file_with_very_many_values_is_refused() =>
        Assert.Contains(
            Read("id: [" + string.Concat(Enumerable.Repeat("a,", 30_000)) + "a]", Words).Findings,
            f => f.Code == "yaml-too-large"
        );

    [Theory]
    [InlineData("")]
    [InlineData("---\na: 1\n---\nb: 2")]
    [InlineData("- a\n- b")]
    [InlineData("? [a]\n: b")]
    [InlineData("\tid: x")]
    [InlineData("id: small\nversion: 1\nfields:\n  - {}\n  - text\n  -\n")]
    public void Odd_files_are_findings_and_not_exceptions(string source) => Assert.NotEmpty(Read(source, Words).Findings);

    [Fact]
    public void Broken_pieces_of_a_procedure_never_throw() =>
        Gen.Select(Gen.Int[0, Definition.Length], Gen.Int[0, 40], Gen.String[0, 10])
            .Sample(
                (at, length, insert) =>
                {
                    var end = Math.Min(Definition.Length, at + length);
                    Read(Definition[..at] + insert + Definition[end..], Words);
                    var wordsAt = Math.Min(at, Words.Length);
                    Read(Definition, Words[..wordsAt] + insert + Words[Math.Min(Words.Length, wordsAt + length)..]);
                },
                iter: 2000
            );

    [Fact]
    public void A_bad_procedure_never_stops_the_others()
    {
        var folder = Directory.CreateTempSubdirectory("procedures");
        try
        {
            Put("small", Definition, Words);
            Put("broken", "id: [", Words);
            Put("nothing", "", "");
            folder.CreateSubdirectory("empty");

            var catalog = ProcedureCatalog.Load(folder.FullName);

            Assert.Equal("small", Assert.Single(catalog.All).Id);
            Assert.Contains(catalog.Findings, f => f.File == "broken/procedure.yaml");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Put(string name, string definition, string words)
        {
            var to = folder.CreateSubdirectory(name);
            File.WriteAllText(Path.Combine(to.FullName, "procedure.yaml"), definition);
            foreach (var language in Languages.Required)
                File.WriteAllText(Path.Combine(to.FullName, language + ".yaml"), words);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_finding() =>
        Assert.Equal("folder-missing", Assert.Single(ProcedureCatalog.Load("/nowhere/at/all").Findings).Code);

    private static (Procedure? Procedure, List<Lint> Findings) Read(string definition, string words)
    {
        var findings = new List<Lint>();
        var sources = new Dictionary<string, string> { ["procedure.yaml"] = definition };
        foreach (var language in Languages.Required)
            sources[language + ".yaml"] = words;
        return (ProcedureReader.Read("small", "small", sources, findings), findings);
    }
}
