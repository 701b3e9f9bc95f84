using System.Security.Cryptography;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Dialogs.Examples;
using Channels.Bot.Forms;
using Channels.Webhooks.Line;

namespace Channels.Webhooks.Hosting;

/// <summary><c>preview {procedure} [folder]</c>: talk to a procedure in the terminal. Nothing is saved; an empty line ends it.
/// With <c>--out pages</c> its example conversations are written as HTML and Markdown instead.</summary>
internal static class PreviewVerb
{
    public static int Run(string[] args)
    {
        var option = Array.IndexOf(args, "--out");
        var pages = option >= 0 && option + 1 < args.Length ? args[option + 1] : null;
        if (option >= 0)
            args = [.. args[..option], .. args.Skip(option + 2)];
        var folder = args is [_, var named, ..] ? named : DialogServices.DefaultFolder;
        using var services = new ServiceCollection().AddDialogs(folder).BuildServiceProvider();
        var catalog = services.GetRequiredService<ProcedureCatalog>();
        if (args is not [var id, ..] || catalog.All.LastOrDefault(p => p.Id == id) is not { } procedure)
        {
            Console.Error.WriteLine(
                "usage: preview {procedure} [folder]; there are: " + string.Join(", ", catalog.All.Select(p => p.Id).Distinct())
            );
            return 2;
        }

        if (option >= 0)
            return WritePages(folder, id, pages);
        var step = new DraftsInMemory(services.GetRequiredService<ITurnStep>());
        var state = new ConversationState();
        for (var said = procedure.Title(state.Language); !string.IsNullOrEmpty(said); said = Console.ReadLine())
        {
            var context = new TurnContext(TimeProvider.System.GetUtcNow(), "preview", RandomNumberGenerator.GetBytes(32));
            var result = step.Step(state, Activity.Message(said), context);
            state = result.State;
            foreach (var reply in result.Replies)
                Print(reply);
        }

        return 0;
    }

    private static int WritePages(string folder, string procedure, string? pages)
    {
        if (pages is null)
        {
            Console.Error.WriteLine("usage: preview {procedure} [folder] --out {folder for the pages}");
            return 2;
        }

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
            Console.WriteLine(path);
        }

        return 0;
    }

    private static void Print(Activity reply)
    {
        Console.WriteLine(reply.Text);
        if (reply.SuggestedActions is { } suggested)
            Console.WriteLine("  " + string.Join(" ", suggested.Actions.Select(a => $"[{a.Title}]")));
        Console.WriteLine();
    }
}
