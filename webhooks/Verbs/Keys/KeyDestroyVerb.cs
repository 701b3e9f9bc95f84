using System.CommandLine;
using Channels.Bot.Erasure.Keys;
using Channels.Bot.Protection;

namespace Channels.Webhooks.Verbs.Keys;

/// <summary><c>keys destroy</c>: one earlier key, or all of them; and what can be read all the same.</summary>
internal static class KeyDestroyVerb
{
    private const string NoneLeft = "There is no earlier key: no backup of before the last change can be read.";

    public static Command Of(HostFactory host, Terminal terminal)
    {
        var key = new Option<string?>("--key") { Description = "Its id, as status shows it." };
        var all = new Option<bool>("--all-earlier") { Description = "All but the one that seals: no backup of before can be read." };
        var atOnce = new Option<bool>("--at-once") { Description = "Every node was started again since the key was changed." };
        var command = new Command(
            "destroy",
            "Take earlier keys away for good: copies of the database of their time cannot be read any more."
        )
        {
            key,
            all,
            atOnce,
        };
        command.Validators.Add(asked =>
        {
            if (asked.GetValue(key) is null != asked.GetValue(all))
                asked.AddError("Either --key with an id, or --all-earlier.");
        });
        return KeyVerbs.Verb(
            host,
            terminal,
            command,
            async (app, asked, stop) =>
            {
                var (keeper, now) = (app.GetRequiredService<KeyKeeper>(), asked.GetValue(atOnce));
                var change = asked.GetValue(key) is { } id
                    ? await keeper.DestroyAsync(id, now, KeyVerbs.Operator, stop)
                    : await keeper.DestroyEarlierAsync(now, KeyVerbs.Operator, stop);
                if (change is KeyChange.Unknown && asked.GetValue(all))
                {
                    await terminal.Out.WriteLineAsync(NoneLeft);
                    return ExitCodes.Ok;
                }

                await (change is KeyChange.Done ? terminal.Out : terminal.Error).WriteLineAsync(Said(change));
                if (change is KeyChange.Done)
                    await terminal.Out.WriteLineAsync(KeyVerbs.Earlier(app.GetRequiredService<ColumnProtector>().Ring) ?? NoneLeft);
                return change is KeyChange.Done ? ExitCodes.Ok : ExitCodes.Findings;
            }
        );
    }

    private static string Said(KeyChange change) =>
        change switch
        {
            KeyChange.Done done => $"Gone from the key file: {done.Id}. Destroy it in the copies of the key file too.",
            KeyChange.InUse busy => $"Still in use, for {Counted.Of(busy.Left, "value")}: run keys reseal. Nothing was changed.",
            KeyChange.OfBefore => KeyVerbs.OfBefore,
            KeyChange.Current => "It is the key that seals: run keys rotate first. Nothing was changed.",
            KeyChange.TooSoon soon => $"A node may still seal with it until {soon.Until:u}. When every node was started again since the "
                + "change, say --at-once. Nothing was changed.",
            _ => "There is no such key. Nothing was changed.",
        };
}
