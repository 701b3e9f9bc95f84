using System.CommandLine;
using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Delivery.Sinks;
using Channels.Webhooks.Sinks.Kintone;

namespace Channels.Webhooks.Verbs;

/// <summary><c>kintone check</c>: whether mappings fit the procedures and the apps' forms; exit code 1 when something does not.</summary>
internal static class KintoneVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("kintone", "Look at what leads to kintone.") { Check(host, terminal) };

    private static Command Check(HostFactory host, Terminal terminal)
    {
        var sink = new Option<string?>("--sink") { Description = "One sink; all of kintone when left out." };
        var json = new Option<bool>("--json") { Description = "Write findings as JSON." };
        var command = new Command("check", "Compare mappings with the apps' forms; writes nothing into them.") { sink, json };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                try
                {
                    // Its calls are counted in the database, which the first start would make.
                    var migrator = app.Services.GetRequiredService<DatabaseMigrator>();
                    if (migrator.RunsAtStart)
                        await migrator.MigrateAsync(stop);
                    var check = app.Services.GetRequiredService<KintoneCheck>();
                    var name = asked.GetValue(sink);
                    var findings = await check.FindAsync(name, stop);
                    await SayAsync(terminal.Out, check.Count(name), findings, asked.GetValue(json));
                    if (check.Count(name) == 0)
                        await terminal.Error.WriteLineAsync(
                            name is null
                                ? "The settings have no sink of kintone (Sinks:{name}:Kind=kintone): there is nothing to check."
                                : $"The settings have no sink of kintone called {name}: nothing was looked at."
                        );

                    // Where nothing leads to kintone nothing is wrong with it; a name that is none is a slip of the pen.
                    return findings.Count == 0 && (name is null || check.Count(name) > 0) ? ExitCodes.Ok : ExitCodes.Findings;
                }
                catch (SinkSettingsException wrong)
                {
                    await terminal.Error.WriteLineAsync(wrong.Message);
                    return ExitCodes.Findings;
                }
            }
        );
        return command;
    }

    private static async Task SayAsync(TextWriter output, int sinks, IReadOnlyList<SinkFinding> findings, bool isJson)
    {
        if (isJson)
        {
            var lines = findings.Select(f => new
            {
                f.Sink,
                f.App,
                f.What.File,
                f.What.Line,
                f.What.Code,
                f.What.Message,
            });
            await output.WriteLineAsync(JsonSerializer.Serialize(new { sinks, findings = lines }, Json));
            return;
        }

        foreach (var finding in findings)
            await output.WriteLineAsync(finding.ToString());
        if (sinks > 0)
            await output.WriteLineAsync($"{Counted.Of(sinks, "sink of kintone")}: {Counted.Of(findings.Count, "finding")}.");
    }
}
