using System.CommandLine;
using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
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
            DefaultValueFactory = _ => DialogServices.DefaultFolder,
        };
        var pages = new Option<string?>("--out") { Description = "Write its example conversations here, as HTML and Markdown." };
        var command = new Command("preview", "Talk to a procedure in the terminal; nothing is saved, and an empty line ends it.")
        {
            procedure,
            folder,
            pages,
        };
        command.SetAction(asked => Run(asked.GetValue(procedure), asked.GetRequiredValue(folder), asked.GetValue(pages), terminal));
        return command;
    }

    private static int Run(string? id, string folder, string? pages, Terminal terminal)
    {
        using var services = new ServiceCollection().AddDialogs(folder).BuildServiceProvider();
        var catalog = services.GetRequiredService<ProcedureCatalog>();
        if (catalog.All.LastOrDefault(p => p.Id == id) is not { } procedure)
        {
            terminal.Error.WriteLine(
                "usage: preview {procedure} [folder]; there are: " + string.Join(", ", catalog.All.Select(p => p.Id).Distinct())
            );
            return ExitCodes.Usage;
        }

        if (pages is not null)
            return WritePages(folder, procedure.Id, pages, terminal);
        var step = new DraftsInMemory(services.GetRequiredService<ITurnStep>());
        var state = new ConversationState();
        for (var said = procedure.Title(state.Language); !string.IsNullOrEmpty(said); said = terminal.In.ReadLine())
        {
            var context = new TurnContext(TimeProvider.System.GetUtcNow(), "preview", RandomNumberGenerator.GetBytes(32));
            var result = step.Step(state, Activity.Message(said), context);
            state = result.State;
            foreach (var reply in result.Replies)
                Print(reply, terminal.Out);
        }

        return ExitCodes.Ok;
    }

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

    private static void Print(Activity reply, TextWriter output)
    {
        output.WriteLine(reply.Text);
        if (reply.SuggestedActions is { } suggested)
            output.WriteLine("  " + string.Join(" ", suggested.Actions.Select(a => $"[{a.Title}]")));
        output.WriteLine();
    }
}
