using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Channels.Bot.Audit;
using Channels.Bot.Erasure.Keys;
using Channels.Bot.Protection;

namespace Channels.Webhooks.Verbs.Keys;

/// <summary><c>keys status|rotate|reseal|destroy</c>: the keys that seal personal columns.</summary>
internal static class KeyVerbs
{
    internal const string OfBefore =
        "The key file does not hold the key that seals this database: put the newest one there. Nothing was changed.";

    internal static readonly Actor Operator = Actor.System("operator");

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("keys", "Look at the keys of personal columns, change them, destroy an old one.")
        {
            Status(host, terminal),
            Rotate(host, terminal),
            Reseal(host, terminal),
            KeyDestroyVerb.Of(host, terminal),
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
                        $"{key.Id} {(key == ring.Current ? "seals" : "opens")}, of {since}: {Counted.Of(counts.ByKey[key.Id], "value")}"
                    );
                }

                if (Earlier(ring) is { } earlier)
                    await terminal.Out.WriteLineAsync(earlier);
                if (counts.ByKey.Where(k => k.Key != ring.Current.Id).Sum(k => k.Value) is > 0 and var left)
                    await terminal.Out.WriteLineAsync(
                        $"The last change is not finished: {Counted.Of(left, "value")} still sealed with an earlier key. "
                            + "A server that runs goes on with it, or keys reseal does."
                    );
                if (counts.Others > 0)
                    await terminal.Out.WriteLineAsync(
                        $"{Counted.Of(counts.Others, "value")} sealed with a key that is not here: cannot be read without it."
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
                            $"The last change is not finished: {Counted.Of(busy.Left, "value")} still sealed with an earlier key. "
                                + "Run keys reseal. Nothing was changed."
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

    /// <summary>Which copies of the database the earlier keys still open; null when there are none.</summary>
    internal static string? Earlier(KeyRing ring)
    {
        if (ring.Keys.Count == 1)
            return null;
        var many = ring.Keys.Count == 2 ? "1 earlier key" : $"{ring.Keys.Count - 1} earlier keys";
        var since = ring.Keys[^1].MadeAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"since {at:u}") : "of any time";
        return $"{many}: backups {since} can still be read.";
    }

    private static async Task<int> ResealAsync(IServiceProvider app, Terminal terminal, CancellationToken stop)
    {
        var (resealing, ring) = (app.GetRequiredService<Resealing>(), app.GetRequiredService<ColumnProtector>().Ring);
        var counts = await resealing.CountAsync(stop);
        var left = counts.ByKey.Where(k => k.Key != ring.Current.Id).Sum(k => k.Value);
        var line = new ProgressLine("values", left, terminal.Error, terminal.IsWatched);
        var result = await resealing.RunAsync(null, line, stop);
        line.End();

        // A server that runs may have done most of it meanwhile: what counts is how it stands.
        var now = (await resealing.CountAsync(stop)).ByKey[ring.Current.Id];
        await terminal.Out.WriteLineAsync(
            $"{Counted.Of(now, "value")} sealed with {ring.Current.Id} now."
                + (result.Unreadable == 0 ? "" : $" {result.Unreadable} could not be opened and stay as they are.")
        );
        return result.Unreadable == 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }

    internal static Command Verb(
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
