using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;

namespace Channels.Tests.Procedures;

/// <summary>Every example conversation of every shipped procedure is a test.</summary>
public sealed class ExampleTests
{
    private static readonly ProcedureCatalog Catalog = ProcedureCatalog.Load(DialogServices.DefaultFolder);

    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var procedure in Catalog.All.Select(p => p.Id).Distinct())
        {
            foreach (var script in ExampleFolder.Read(DialogServices.DefaultFolder, procedure, []))
                data.Add(procedure, script.File);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_goes_as_written(string procedure, string file)
    {
        var findings = new List<Lint>();
        var script = ExampleFolder.Read(DialogServices.DefaultFolder, procedure, findings).Single(s => s.File == file);

        var outcome = ExampleRunner.Run(Catalog, script);

        Assert.Empty(findings);
        Assert.True(outcome.Failures.Count == 0, string.Join('\n', outcome.Failures) + "\n\n" + Transcript(outcome));
    }

    [Fact]
    public void Shipped_procedures_load_without_findings() => Assert.Empty(Catalog.Findings);

    [Fact]
    public void An_example_that_expects_something_else_fails()
    {
        var script = ExampleScript.Read(
            "x.yaml",
            """
            title: x
            clock: 2026-04-02T18:05+09:00
            talk:
              - me: 活動報告
              - bot: こんにちは
            """,
            []
        )!;

        var outcome = ExampleRunner.Run(Catalog, script);

        var failure = Assert.Single(outcome.Failures);
        Assert.Equal((5, "example-failed"), (failure.Line, failure.Code));
    }

    private static string Transcript(ExampleOutcome outcome) =>
        string.Join('\n', outcome.Transcript.Select(s => (s.IsBot ? "bot: " : "me:  ") + s.Activity.Text));
}
