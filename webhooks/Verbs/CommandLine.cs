using System.CommandLine;
using Channels.Webhooks.Verbs.Centre;
using Channels.Webhooks.Verbs.Keys;
using Channels.Webhooks.Verbs.Labelled;
using Channels.Webhooks.Verbs.Pull;
using Channels.Webhooks.Verbs.Sinks;

namespace Channels.Webhooks.Verbs;

/// <summary>What the program can be asked to do. Exit codes: 0 ok, 1 findings or failure, 2 usage.</summary>
internal static class CommandLine
{
    private const string Description = """
        Channels: a city's chatbot and messaging backend. Without a verb it serves.

        Settings are written --Section:Name=value, for example --Database:Provider=postgres; verbs that open the database take them too.
        Exit codes: 0 ok, 1 findings or failure, 2 usage.
        """;

    /// <param name="args">A verb with what belongs to it, or settings of the server.</param>
    /// <param name="host">Makes the host.</param>
    /// <param name="terminal">Where verbs read and write; the process's own when left out.</param>
    public static async Task<int> RunAsync(string[] args, HostFactory host, Terminal? terminal = null)
    {
        // Settings reach the host as they were typed, in every form its configuration takes: no parser comes between.
        if (ServerSettings(args) is { } settings)
        {
            return await ServeAsync(host, settings, (terminal ?? Terminal.OfProcess).Error);
        }

        terminal ??= Terminal.OfProcess;
        var root = Root(host, terminal);
        var asked = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var console = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,

            // Hosts end by themselves when they are told to, and what goes wrong in one is not to be dressed up.
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (asked.Errors.Count == 0 && VerbSettings.Unknown(asked.UnmatchedTokens) is { } unknown)
        {
            await terminal.Error.WriteLineAsync($"'{unknown}' is no option of this verb and no setting (--Section:Name=value).");
            return await RefuseAsync(asked, new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error });
        }

        if (asked.Errors.Count > 0)
            return await RefuseAsync(asked, new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error });
        try
        {
            return await asked.InvokeAsync(console);
        }
        catch (Exception error) when (error is not InvalidOperationException && Refusals.IsOne(error))
        {
            await terminal.Error.WriteLineAsync(Refusals.Say(error)); // a disk or a database: its own words say which
            return ExitCodes.Findings;
        }
    }

    /// <summary>What refuses to start says so in its own words, and last: the end of a log says which setting it was.</summary>
    private static async Task<int> ServeAsync(HostFactory host, string[] settings, TextWriter error)
    {
        try
        {
            await host(settings).RunAsync();
            return ExitCodes.Ok;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok; // asked to stop while it started
        }
        catch (Exception refused)
        {
            if (!Refusals.IsOne(refused))
                await error.WriteLineAsync(refused.ToString()); // a bug: where it is, is what helps
            await error.WriteLineAsync("The server does not start. " + Refusals.Say(refused));
            return ExitCodes.Findings;
        }
    }

    private static string[]? ServerSettings(string[] args) =>
        args switch
        {
            [] => [],
            ["serve", .. var settings] when !settings.Any(AsksForHelp) => settings,
            [var first, ..] when first.StartsWith('-') && !AsksForHelp(first) && first != "--version" => args,
            _ => null,
        };

    private static bool AsksForHelp(string arg) => arg is "--help" or "-h" or "-?";

    private static RootCommand Root(HostFactory host, Terminal terminal) =>
        new(Description)
        {
            new Command("serve", "Start the server; what follows are settings."),
            DatabaseVerbs.Migrate(host, terminal),
            DatabaseVerbs.Check(host, terminal),
            SinkVerbs.Status(host, terminal),
            RedriveVerb.Of(host, terminal),
            SinksVerb.Of(host, terminal),
            AuditVerbs.Command(host, terminal),
            KeyVerbs.Command(host, terminal),
            EraseVerb.Command(host, terminal),
            KintoneVerb.Command(host, terminal),
            LintVerb.Command(terminal),
            PreviewVerb.Command(terminal),
            QrVerb.Command(terminal),
            RichMenuVerb.Command(host, terminal),
            AskVerb.Command(terminal),
            ReportVerb.Command(host, terminal),
            ImportVerb.Command(host, terminal),
            PullVerb.Command(terminal),
            EvaluateVerb.Command(terminal),
            FeesVerb.Command(host, terminal),
            MembersVerb.Command(host, terminal),
            CloseVerb.Command(host, terminal),
            NoticesVerb.Command(host, terminal),
            CalibrateVerb.Command(terminal),
            ReviewVerb.Command(host, terminal),
        };

    private static async Task<int> RefuseAsync(ParseResult asked, InvocationConfiguration console)
    {
        foreach (var error in asked.Errors)
            await console.Error.WriteLineAsync(error.Message);
        var names = new List<string> { "--help" };
        for (var command = asked.CommandResult; command.Parent is System.CommandLine.Parsing.CommandResult parent; command = parent)
            names.Insert(0, command.Command.Name);
        await asked.RootCommandResult.Command.Parse(names).InvokeAsync(console);
        return ExitCodes.Usage;
    }
}
