using Channels.Bot.Forms;
using Channels.Tests.Support;

namespace Channels.Tests.Dialogs;

/// <summary>A procedure changes while somebody is filling it in.</summary>
public sealed class FormMigrationTests
{
    private const string Old = """
        id: small
        version: 1
        fields:
          - { id: start, type: period }
          - { id: extra, type: text }
          - { id: last, type: text }
        """;

    private const string New = """
        id: small
        version: 2
        from: 2026-04-03
        migrate: { 1: { split: { start: { from: begin, to: end } }, drop: [ extra ], rename: { last: remark } } }
        fields:
          - { id: begin, type: time }
          - { id: end, type: time }
          - { id: people, type: number }
          - { id: remark, type: text }
          - { id: last, type: text }
        """;

    [Fact]
    public void A_session_stays_on_its_version_until_the_new_ones_day_and_then_moves_by_the_map()
    {
        var talk = new Talk(Catalog(New));
        talk.Through("小さい", "9時から11時", "いらない");
        Assert.Equal(1, talk.State.Session!.Version);

        talk.Now += TimeSpan.FromDays(2);
        var text = talk.Say("ヘルプ");

        Assert.Contains("新しくなりました", text);
        Assert.Equal(2, talk.State.Session!.Version);
        Assert.Equal(["begin", "end"], talk.State.Session.Answers.Keys);
        Assert.Contains("people?", text);
    }

    [Fact]
    public void Without_a_map_a_session_finishes_on_its_version()
    {
        var talk = new Talk(Catalog(New.Replace("migrate:", "# migrate:", StringComparison.Ordinal)));
        talk.Through("小さい", "9時から11時");
        talk.Now += TimeSpan.FromDays(2);
        talk.Through("いらない", "おわり");
        Assert.Contains("確認してください", talk.Text);
        talk.Say("はい");
        Assert.Equal(1, Assert.Single(talk.Submissions).Version);

        talk.Say("小さい");
        Assert.Equal(2, talk.State.Session!.Version);
    }

    [Theory]
    [InlineData("rename: { last: remark }", "rename: { last: remakr }", "reference-broken")]
    [InlineData("{ 1: {", "{ 2: {", "migrate-version")]
    public void A_map_that_leads_nowhere_is_found(string right, string slip, string code)
    {
        var findings = new List<Lint>();
        ProcedureReader.Read("small", "small", Sources(New.Replace(right, slip, StringComparison.Ordinal)), findings);
        Assert.Contains(findings, f => f.Code == code);
    }

    private static ProcedureCatalog Catalog(string newer)
    {
        var findings = new List<Lint>();
        var procedures = new[] { Old, newer }.Select(d => ProcedureReader.Read("small", "small", Sources(d), findings)!).ToArray();
        Assert.Empty(findings);
        return new ProcedureCatalog(procedures, []);
    }

    private static Dictionary<string, string> Sources(string definition)
    {
        var sources = new Dictionary<string, string> { ["procedure.yaml"] = definition };
        var ids = System.Text.RegularExpressions.Regex.Matches(definition, @"\{ id: ([a-z]+)").Select(m => m.Groups[1].Value);
        foreach (var language in Languages.Required)
            sources[language + ".yaml"] =
                "title: 小さい\ndone: '{number}'\nfields:\n" + string.Concat(ids.Select(i => $"  {i}: {{ label: {i}, ask: '{i}?' }}\n"));
        return sources;
    }
}
