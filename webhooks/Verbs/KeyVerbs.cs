using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Channels.Bot.Audit;
using Channels.Bot.Erasure.Keys;
using Channels.Bot.Protection;

namespace Channels.Webhooks.Verbs;

/// <summary><c>keys status|rotate|reseal|destroy</c>: the keys that seal personal columns.</summary>
internal static class KeyVerbs
{
    private const string OfBefore =
        "The key file does not hold the key that seals this database: put the newest one there. Nothing was changed.";

    private static readonly Actor Operator = Actor.System("operator");

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("keys", "Look at the keys of personal columns, change them, destroy an old one.")
        {
            Status(host, terminal),
            Rotate(host, terminal),
            Reseal(host, terminal),
            Destroy(host, terminal),
        };

    private static Command Status(HostFactory host, Terminal terminal) =>
        Verb(
            host,
            terminal,
            new Command("status", "Tell which keys there are and how much each seals; exit code 1 when something cannot be read."),
            async (app, _, stop) =>
            {
                var counts = await app.GetRequiredService<Resealing>().CountAsync(stop);
                var ring = app.GetRequiredService<ColumnProtector>().Ring;
                foreach (var key in ring.Keys)
                {
                    var since = key.MadeAt?.ToString("u", CultureInfo.InvariantCulture) ?? "the first start";
                    await terminal.Out.WriteLineAsync(
                        $"{key.Id} {(key == ring.Current ? "seals" : "opens")}, of {since}: {counts.ByKey[key.Id]} values"
                    );
                }

                if (counts.Others > 0)
                    await terminal.Out.WriteLineAsync(
                        $"{counts.Others} values were sealed with a key that is not here: they cannot be read."
                    );
                return counts.Others == 0 ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );

    private static Command Rotate(HostFactory host, Terminal terminal) =>
        Verb(
            host,
            terminal,
            new Command("rotate", "Make a new key that seals from now on, and seal anew what the earlier one sealed."),
            async (app, _, stop) =>
            {
                switch (await app.GetRequiredService<KeyKeeper>().RotateAsync(Operator, stop))
                {
                    case KeyChange.OfBefore:
                        await terminal.Error.WriteLineAsync(OfBefore);
                        return ExitCodes.Findings;
                    case KeyChange.InUse busy:
                        await terminal.Error.WriteLineAsync(
                            $"The last change is not finished: {busy.Left} values are sealed with an earlier key. Run keys reseal. "
                                + "Nothing was changed."
                        );
                        return ExitCodes.Findings;
                    case KeyChange.Done done:
                        await terminal.Out.WriteLineAsync($"{done.Id} seals from now on.");
                        break;
                }

                return await ResealAsync(app, terminal, stop);
            }
        );

    private static Command Reseal(HostFactory host, Terminal terminal) =>
        Verb(
            host,
            terminal,
            new Command("reseal", "Go on with sealing anew what earlier keys sealed; exit code 1 when something cannot be read."),
            (app, _, stop) => ResealAsync(app, terminal, stop)
        );

    private static Command Destroy(HostFactory host, Terminal terminal)
    {
        var key = new Option<string>("--key") { Description = "Its id, as status shows it.", Required = true };
        var atOnce = new Option<bool>("--at-once") { Description = "Every node was started again since the key was changed." };
        return Verb(
            host,
            terminal,
            new Command("destroy", "Take an earlier key away for good: copies of the database of its time cannot be read any more.")
            {
                key,
                atOnce,
            },
            async (app, asked, stop) =>
            {
                var change = await app.GetRequiredService<KeyKeeper>()
                    .DestroyAsync(asked.GetRequiredValue(key), asked.GetValue(atOnce), Operator, stop);
                await (change is KeyChange.Done ? terminal.Out : terminal.Error).WriteLineAsync(
                    change switch
                    {
                        KeyChange.Done done => $"{done.Id} is gone from the key file. Destroy it in the copies of the key file too.",
                        KeyChange.InUse busy => $"It seals {busy.Left} values still: run keys reseal. Nothing was changed.",
                        KeyChange.OfBefore => OfBefore,
                        KeyChange.Current => "It is the key that seals: run keys rotate first. Nothing was changed.",
                        KeyChange.TooSoon soon =>
                            $"A node may still seal with it until {soon.Until:u}. When every node was started again since the change, "
                                + "say --at-once. Nothing was changed.",
                        _ => "There is no such key. Nothing was changed.",
                    }
                );
                return change is KeyChange.Done ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
    }

    private static async Task<int> ResealAsync(IServiceProvider app, Terminal terminal, CancellationToken stop)
    {
        var (resealing, ring) = (app.GetRequiredService<Resealing>(), app.GetRequiredService<ColumnProtector>().Ring);
        var counts = await resealing.CountAsync(stop);
        var left = counts.ByKey.Where(k => k.Key != ring.Current.Id).Sum(k => k.Value);
        var line = new ProgressLine("values", left, terminal.Error, terminal.IsWatched);
        var result = await resealing.RunAsync(null, line, stop);
        line.End();
        await terminal.Out.WriteLineAsync(
            $"{result.Sealed} values were sealed anew with {ring.Current.Id}."
                + (result.Unreadable == 0 ? "" : $" {result.Unreadable} could not be opened and stay as they are.")
        );
        return result.Unreadable == 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private static Command Verb(
        HostFactory host,
        Terminal terminal,
        Command command,
        Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> run
    )
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = await host.OpenAsync([.. asked.UnmatchedTokens], stop);
                try
                {
                    return await run(app.Services, asked, stop);
                }
                catch (Exception wrong) when (wrong is InvalidDataException or CryptographicException)
                {
                    await terminal.Error.WriteLineAsync(wrong.Message);
                    return ExitCodes.Findings;
                }
            }
        );
        return command;
    }
}
