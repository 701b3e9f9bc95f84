using System.CommandLine;
using System.Globalization;
using Channels.Bot.FamilySupport;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.FamilySupport.Rules;
using Channels.Bot.Forms;
using Channels.Text;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary><c>fees check</c>: what is wrong with rule packs, and what the city is still to be asked; <c>fees rehearse</c>: what another
/// pack would change.</summary>
internal static class FeesVerb
{
    private const int CityYear = 7_500;

    public static Command Command(HostFactory host, Terminal terminal) =>
        new("fees", "Check the rule packs of family support, and rehearse a change of rules.")
        {
            Check(terminal),
            Rehearse(host, terminal),
        };

    private static Command Check(Terminal terminal)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The folder of the packs; the shipped ones when left out.",
            DefaultValueFactory = _ => RuleBook.DefaultFolder,
        };
        var publish = new Option<string?>("--publish")
        {
            Description = "Note this pack as used when there is no error, for example --publish kitakyushu-3; it never changes again.",
        };
        var command = new Command("check", "Say what is wrong with rule packs, and list what is to be asked.") { folder, publish };
        command.SetAction(asked =>
        {
            var place = asked.GetRequiredValue(folder);
            if (!Directory.Exists(place))
            {
                terminal.Error.WriteLine($"No such folder: {place}");
                return ExitCodes.Usage;
            }

            return Check(place, asked.GetValue(publish), terminal);
        });
        return command;
    }

    private static int Check(string folder, string? publishes, Terminal terminal)
    {
        var book = RuleBook.Load(folder);
        foreach (var finding in book.Findings)
            terminal.Out.WriteLine(finding);
        foreach (var pack in book.Packs)
        {
            terminal.Out.WriteLine($"{pack.Id} {pack.Version} from {pack.From:yyyy-MM-dd} sha-256 {pack.Hash}");
            foreach (var (about, question) in pack.Assumed)
                terminal.Out.WriteLine($"  to ask the city ({about}): {question}");
        }

        var errors = book.Findings.Count(f => f.Level is LintLevel.Error);
        terminal.Out.WriteLine(
            $"{book.Packs.Count} packs in {Path.GetFullPath(folder)}: {errors} errors, {book.Findings.Count - errors} warnings."
        );
        if (errors > 0 || book.Packs.Count == 0)
            return ExitCodes.Findings;
        return publishes is null ? ExitCodes.Ok : Publish(folder, book, publishes, terminal);
    }

    private static int Publish(string folder, RuleBook book, string name, Terminal terminal)
    {
        if (book.Packs.FirstOrDefault(p => $"{p.Id}-{p.Version}" == name) is not { } pack)
        {
            terminal.Error.WriteLine($"No pack {name} in this folder: place and version, for example kitakyushu-3.");
            return ExitCodes.Findings;
        }

        var file = Path.Combine(folder, PackLock.File);
        var published = PackLock.Read(File.Exists(file) ? File.ReadAllText(file) : "", []);
        terminal.Out.WriteLine($"{(published.Add(pack) ? "Published" : "Was published already")}: {pack.Id} {pack.Version} {pack.Hash}");
        File.WriteAllText(file, published.Write());
        return ExitCodes.Ok;
    }

    private static Command Rehearse(HostFactory host, Terminal terminal)
    {
        var file = new Argument<FileInfo>("pack") { Description = "The file of the proposed pack." };
        var synthetic = new Option<int?>("--synthetic")
        {
            Description = $"Use so many made-up activities of a year instead of the reports; the city has about {CityYear}.",
        };
        var seed = new Option<int>("--seed") { Description = "Of the made-up year.", DefaultValueFactory = _ => 1 };
        var until = DayOption.Make("The day after the twelve months; today when left out.");
        var place = new Option<string?>("--out") { Description = "Folder for rehearsal.md, rehearsal.csv and rehearsal.svg." };
        var command = new Command(
            "rehearse",
            "Price the last twelve months under the rules that hold and under a proposed pack, for example fees rehearse new.yaml --out ."
        )
        {
            file,
            synthetic,
            seed,
            until,
            place,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(
            async (asked, stop) =>
            {
                if (await ReadAsync(asked.GetRequiredValue(file), terminal, stop) is not { } proposed)
                    return ExitCodes.Findings;
                var made = asked.GetValue(synthetic);

                // In another folder than the server's there is no database: it is said in plain words.
                await using var app = made is null
                    ? await host.OpenAsync([.. asked.UnmatchedTokens], stop)
                    : host([.. asked.UnmatchedTokens]);
                var services = app.Services;
                var report = services.GetRequiredService<RehearsalReport>();
                var last = asked.GetValue(until) ?? JapanTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
                var (uses, about) = made is { } count
                    ? (SyntheticYear.Make(last.AddYears(-1), count, asked.GetValue(seed)), report.About("from-synthetic", Whole(count)))
                    : await OfReportsAsync(services, report, last, stop);
                if (uses is ICollection<RehearsedUse> { Count: 0 })
                {
                    await terminal.Error.WriteLineAsync(
                        $"No activity report was handed in in the twelve months before {last:yyyy-MM-dd}: there is nothing to rehearse. "
                            + "Give another --day, or --synthetic 7500."
                    );
                    return ExitCodes.Findings;
                }

                var book = services.GetRequiredService<RuleBook>();
                var rehearsal = Rehearsal.Run(book, services.GetRequiredService<FeeOptions>().Place, proposed, uses);
                var table = report.Table(rehearsal, proposed, about);
                await terminal.Out.WriteAsync(table);
                if (asked.GetValue(place) is { } folder)
                {
                    Directory.CreateDirectory(folder);
                    await File.WriteAllTextAsync(Path.Combine(folder, "rehearsal.md"), table, stop);
                    await File.WriteAllTextAsync(Path.Combine(folder, "rehearsal.csv"), report.Csv(rehearsal), stop);
                    await File.WriteAllTextAsync(Path.Combine(folder, "rehearsal.svg"), report.Chart(rehearsal, proposed), stop);
                    await terminal.Out.WriteLineAsync($"rehearsal.md, rehearsal.csv and rehearsal.svg are in {Path.GetFullPath(folder)}.");
                }

                return ExitCodes.Ok;
            }
        );
        return command;
    }

    private static async Task<RulePack?> ReadAsync(FileInfo file, Terminal terminal, CancellationToken stop)
    {
        if (!file.Exists)
        {
            await terminal.Error.WriteLineAsync($"No such file: {file.FullName}");
            return null;
        }

        var findings = new List<Lint>();
        var pack = RuleBook.Read(file.Name, await File.ReadAllTextAsync(file.FullName, stop), findings);
        foreach (var finding in findings)
            await terminal.Out.WriteLineAsync(finding.ToString());
        return pack;
    }

    private static async Task<(IEnumerable<RehearsedUse> Uses, string About)> OfReportsAsync(
        IServiceProvider services,
        RehearsalReport report,
        DateOnly until,
        CancellationToken stop
    )
    {
        var (from, to) = (JapanTime.StartOf(until.AddYears(-1)), JapanTime.StartOf(until));
        var uses = await services.GetRequiredService<ReportHistory>().ReadAsync(from, to, stop).ToListAsync(stop);
        return (
            uses,
            report.About("from-reports", $"{until.AddYears(-1):yyyy-MM-dd}〜{until.AddDays(-1):yyyy-MM-dd}、{Whole(uses.Count)}")
        );
    }

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
