using System.CommandLine;
using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Channels.Bot.Forms;
using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Verbs;

/// <summary><c>migrate</c> and <c>check</c>: what an operator does before the server serves.</summary>
internal static class DatabaseVerbs
{
    public static Command Migrate(HostFactory host, Terminal terminal)
    {
        var command = new Command("migrate", "Bring the database to this version.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(stop);
                await terminal.Out.WriteLineAsync("The database is at this version.");
                return ExitCodes.Ok;
            }
        );
        return command;
    }

    public static Command Check(HostFactory host, Terminal terminal)
    {
        var command = new Command("check", "Tell how long things stay, and whether settings and database are in order.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                var findings = new List<string>(WrongAtStart(app.Services));
                foreach (var room in app.Services.GetServices<ISelfCheck>())
                    findings.AddRange(await room.FindAsync(stop));
                foreach (
                    var line in RetentionTable.Lines(
                        app.Services.GetRequiredService<ProcedureCatalog>(),
                        app.Services.GetRequiredService<IOptions<RetentionOptions>>().Value
                    )
                )
                    await terminal.Out.WriteLineAsync(line);
                foreach (var finding in findings)
                    await terminal.Out.WriteLineAsync(finding);
                await terminal.Out.WriteLineAsync(findings.Count == 0 ? "In order." : $"{Counted.Of(findings.Count, "finding")}.");
                return findings.Count == 0 ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
        return command;
    }

    /// <summary>Settings with which the server would not start.</summary>
    private static IReadOnlyList<string> WrongAtStart(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (Exception refused) when (Refusals.IsOne(refused))
        {
            return Refusals.Say(refused).Split(Environment.NewLine);
        }
    }

    /// <summary>
    /// Whether the database is at this version, brought there where it is so at the start; says what to do when it is not.
    /// </summary>
    public static async Task<bool> IsReadyAsync(IServiceProvider services, TextWriter errors)
    {
        var migrator = services.GetRequiredService<DatabaseMigrator>();
        if (migrator.RunsAtStart)
            await migrator.MigrateAsync(CancellationToken.None);
        if ((await migrator.PendingAsync(CancellationToken.None)).Count == 0)
            return true;
        await errors.WriteLineAsync("The database is behind this version; run the verb migrate.");
        return false;
    }
}
