using System.CommandLine;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;

namespace Channels.Webhooks.Verbs;

/// <summary><c>preview {procedure} [folder]</c>: talk to a procedure in the terminal. Nothing is saved; an empty line ends it.
/// With <c>--out pages</c> its example conversations are written as HTML and Markdown instead.</summary>
internal static class PreviewVerb
{
    public static Command Command(Terminal terminal)
    {
        var procedure = new Argument<string?>("procedure") { Description = "Its id.", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Argument<string>("folder")
        {
            Description = "The folder that holds the procedures' folders; the shipped ones when left out.",
            DefaultValueFactory = _ => DialogServices.EditedFolder,
        };
        var pages = new Option<string?>("--out") { Description = "Write its example conversations here, as HTML and Markdown." };
        var record = new Option<string?>("--record") { Description = "Write what was said into an example of this name, at the end." };
        var language = new Option<string>("--language") { Description = "ja, ja-easy or en.", DefaultValueFactory = _ => "ja" };
        var channel = new Option<string>("--channel") { Description = "line or webchat.", DefaultValueFactory = _ => "line" };
        language.AcceptOnlyFromAmong("ja", "ja-easy", "en");
        channel.AcceptOnlyFromAmong("line", "webchat");
        var command = new Command("preview", "Talk to a procedure in the terminal; nothing is saved, and an empty line ends it.")
        {
            procedure,
            folder,
            pages,
            record,
            language,
            channel,
        };
        command.SetAction(asked =>
            Run(
                new Asked(
                    asked.GetValue(procedure),
                    asked.GetRequiredValue(folder),
                    asked.GetValue(pages),
                    asked.GetValue(record),
                    asked.GetRequiredValue(language),
                    asked.GetRequiredValue(channel)
                ),
                terminal
            )
        );
        return command;
    }

    private static int Run(Asked asked, Terminal terminal)
    {
        var catalog = ProcedureCatalog.Load(asked.Folder);
        if (catalog.All.LastOrDefault(p => p.Id == asked.Procedure) is not { } procedure)
        {
            terminal.Error.WriteLine(
                "usage: preview {procedure} [folder]; there are: " + string.Join(", ", catalog.All.Select(p => p.Id).Distinct())
            );
            foreach (var finding in catalog.Findings.Where(f => f.File.StartsWith(asked.Procedure + "/", StringComparison.Ordinal)))
                terminal.Error.WriteLine(finding);
            return ExitCodes.Usage;
        }

        if (asked.Pages is not null)
            return WritePages(asked.Folder, procedure.Id, asked.Pages, terminal);
        if (
            asked.Record is not null
            && (asked.Record.Length > 60 || asked.Record.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        )
        {
            terminal.Error.WriteLine("An example is called by lower-case letters, digits and hyphens: --record changed-mind");
            return ExitCodes.Usage;
        }

        var rehearsal = new Rehearsal(catalog);
        var scene = new RehearsalScene(
            asked.Record ?? procedure.Id,
            asked.Language,
            asked.Channel,
            Rehearsal.Minute(TimeProvider.System.GetUtcNow())
        );
        var said = new List<string> { procedure.Title(asked.Language) };
        var talk = rehearsal.Play(scene, said);
        var shown = 1;
        while (true)
        {
            for (; shown < talk.Lines.Count; shown++)
                Print(talk.Lines[shown], terminal.Out);
            if (terminal.In.ReadLine() is not { Length: > 0 } words)
                break;
            said.Add(words);
            shown = talk.Lines.Count + 1;
            talk = rehearsal.Play(scene, said);
        }

        return asked.Record is null ? ExitCodes.Ok : Keep(asked, procedure.Id, talk, terminal);
    }

    /// <summary>What was said becomes an example; one that is there is not written over.</summary>
    private static int Keep(Asked asked, string procedure, RehearsedTalk talk, Terminal terminal)
    {
        var path = Path.Combine(asked.Folder, procedure, "examples", asked.Record + ".yaml");
        if (File.Exists(path))
        {
            terminal.Error.WriteLine($"There is already {path}. Choose another name, or delete it first.");
            return ExitCodes.Findings;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, talk.Example);
        terminal.Out.WriteLine(path);
        if (talk.Reference is null)
            terminal.Out.WriteLine("It ends without a submission.");
        return ExitCodes.Ok;
    }

    private sealed record Asked(string? Procedure, string Folder, string? Pages, string? Record, string Language, string Channel);

    private static int WritePages(string folder, string procedure, string pages, Terminal terminal)
    {
        Directory.CreateDirectory(pages);
        foreach (
            var (ending, page) in new[]
            {
                ("html", ExamplePreview.Html(folder, procedure)),
                ("md", ExamplePreview.Markdown(folder, procedure)),
            }
        )
        {
            var path = Path.Combine(pages, $"{procedure}.{ending}");
            File.WriteAllText(path, page);
            terminal.Out.WriteLine(path);
        }

        return ExitCodes.Ok;
    }

    private static void Print(RehearsedLine line, TextWriter output)
    {
        if (!line.IsBot)
            return;
        output.WriteLine(line.Text);
        if (line.Buttons.Count > 0)
            output.WriteLine("  " + string.Join(" ", line.Buttons.Select(b => $"[{b.Title}]")));
        output.WriteLine();
    }
}
