using System.CommandLine;
using Channels.Knowledge.Office;
using Channels.Knowledge.Office.Documents;
using Channels.Webhooks.Staff;

namespace Channels.Webhooks.Verbs;

/// <summary>
/// <c>review documents | open | show | confirm | decline</c>: approves the entries of a document together. Two people read, each by their
/// own key.
/// </summary>
internal static class ReviewVerb
{
    public static Command Command(HostFactory host, Terminal terminal) =>
        new("review", "Approve the entries of a document together: a sample, every flagged one, two people.")
        {
            Documents(host, terminal),
            Open(host, terminal),
            Show(host, terminal),
            Confirm(host, terminal),
            Decline(host, terminal),
        };

    private static Command Documents(HostFactory host, Terminal terminal) =>
        Run(
            new Command("documents", "List documents with how many of their entries wait."),
            host,
            terminal,
            async (desk, _, _, stop) =>
            {
                foreach (var d in await desk.DocumentsAsync(stop))
                    await terminal.Out.WriteLineAsync(
                        $"{d.Key} {d.Open} open, {d.Approved} approved, {d.Own} with a proposal, {d.Out} former: {d.Title}"
                    );
                return ExitCodes.Ok;
            }
        );

    private static Command Open(HostFactory host, Terminal terminal)
    {
        var (document, key) = (new Argument<string>("document") { Description = "Its key as documents lists it." }, KeyFile());
        return Run(
            new Command("open", "Draw a sample and put it on record.") { document, key },
            host,
            terminal,
            async (desk, services, asked, stop) =>
            {
                if (await PersonAsync(services, asked.GetRequiredValue(key), stop) is not { } person)
                    return await NobodyAsync(terminal);
                var (review, refused) = await desk.OpenAsync(asked.GetRequiredValue(document), new StaffStep(person, null), stop);
                return review is null
                    ? await RefusedAsync(refused!, terminal)
                    : await ReviewPage.WriteAsync(review, services, terminal.Out, stop);
            }
        );
    }

    private static Command Show(HostFactory host, Terminal terminal)
    {
        var id = Id();
        return Run(
            new Command("show", "Show the rows to read.") { id },
            host,
            terminal,
            async (desk, services, asked, stop) =>
                await desk.FindAsync(asked.GetRequiredValue(id), stop) is { } review
                    ? await ReviewPage.WriteAsync(review, services, terminal.Out, stop)
                    : await RefusedAsync(EntryOutcome.Refuse(RefusalKind.Unknown, "review.unknown", "No such review"), terminal)
        );
    }

    private static Command Confirm(HostFactory host, Terminal terminal)
    {
        var (id, key, note) = (Id(), KeyFile(), new Option<string>("--note") { Description = "In your words." });
        var without = new Option<string[]>("--without")
        {
            Description = "An entry that is left as it is: id=reason. May come several times.",
        };
        without.Validators.Add(given =>
        {
            if (given.Tokens.Any(t => t.Value.Split('=', 2) is not [{ Length: > 0 }, { Length: > 0 }]))
                given.AddError("An entry is left out as id=reason.");
        });
        var acknowledge = new Option<string>("--acknowledge") { Description = "Why entries that gainsay one another are all right." };
        return Run(
            new Command("confirm", "Say that you have read it; with the second person its entries answer.")
            {
                id,
                key,
                without,
                acknowledge,
                note,
            },
            host,
            terminal,
            async (desk, services, asked, stop) =>
            {
                if (await PersonAsync(services, asked.GetRequiredValue(key), stop) is not { } person)
                    return await NobodyAsync(terminal);
                LeftOut[]? left = asked.GetValue(without) is { Length: > 0 } given
                    ? [.. given.Select(w => w.Split('=', 2)).Select(w => new LeftOut(w[0], w[1]))]
                    : null;
                var step = new StaffStep(person, asked.GetValue(note));
                return await SayAsync(
                    await desk.ConfirmAsync(asked.GetRequiredValue(id), left, asked.GetValue(acknowledge), step, stop),
                    terminal
                );
            }
        );
    }

    private static Command Decline(HostFactory host, Terminal terminal)
    {
        var (id, key) = (Id(), KeyFile());
        var note = new Option<string>("--note") { Description = "Why.", Required = true };
        return Run(
            new Command("decline", "Turn it down: nothing is approved.") { id, key, note },
            host,
            terminal,
            async (desk, services, asked, stop) =>
                await PersonAsync(services, asked.GetRequiredValue(key), stop) is { } person
                    ? await SayAsync(
                        await desk.DeclineAsync(asked.GetRequiredValue(id), new StaffStep(person, asked.GetRequiredValue(note)), stop),
                        terminal
                    )
                    : await NobodyAsync(terminal)
        );
    }

    private static Argument<Guid> Id() => new("review") { Description = "Its id." };

    private static Option<FileInfo> KeyFile() =>
        new("--key-file") { Description = "A file with the API key of the person who reads (Api:Persons).", Required = true };

    /// <summary>A name that was typed is nobody: a person is who holds the key.</summary>
    private static async Task<string?> PersonAsync(IServiceProvider services, FileInfo file, CancellationToken stop)
    {
        var key = (await File.ReadAllTextAsync(file.FullName, stop)).Trim();
        return services.GetRequiredService<StaffMember>().OfKey(key)?.Person.Name;
    }

    private static Task<int> NobodyAsync(Terminal terminal) =>
        RefusedAsync(
            EntryOutcome.Refuse(RefusalKind.Forbidden, "staff.unknown", "This key belongs to no person (settings Api:Persons)."),
            terminal
        );

    private static async Task<int> SayAsync(ReviewOutcome outcome, Terminal terminal)
    {
        if (outcome.Review is not { } review)
            return await RefusedAsync(outcome.Refused!, terminal);
        var left = review.First?.Without.Count ?? 0;
        await terminal.Out.WriteLineAsync(
            review.State switch
            {
                ReviewStates.Read => $"Read by {review.First!.By}; a second person decides. {left} left out.",
                ReviewStates.Approved => $"{review.Entries.Count - left} entries answer; {left} were left out.",
                _ => "Turned down; nothing was approved.",
            }
        );
        return ExitCodes.Ok;
    }

    private static async Task<int> RefusedAsync(EntryOutcome.Refused refused, Terminal terminal)
    {
        foreach (var finding in refused.Findings)
            await terminal.Error.WriteLineAsync($"{finding.Code}: {finding.Field}: {finding.Message}");
        await terminal.Error.WriteLineAsync($"{refused.Message} ({refused.Code})");
        return ExitCodes.Findings;
    }

    private static Command Run(
        Command command,
        HostFactory host,
        Terminal terminal,
        Func<ReviewDesk, IServiceProvider, ParseResult, CancellationToken, Task<int>> work
    )
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                await using var app = host([.. asked.UnmatchedTokens]);
                return await DatabaseVerbs.IsReadyAsync(app.Services, terminal.Error)
                    ? await work(app.Services.GetRequiredService<ReviewDesk>(), app.Services, asked, stop)
                    : ExitCodes.Findings;
            }
        );
        return command;
    }
}
