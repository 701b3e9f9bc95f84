using System.Security.Cryptography;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Bot.Turns;

namespace Channels.Webhooks.Hosting;

/// <summary><c>preview {procedure} [folder]</c>: talk to a procedure in the terminal. Nothing is saved; an empty line ends it.</summary>
internal static class PreviewVerb
{
    public static int Run(string[] args)
    {
        var folder = args is [_, var named, ..] ? named : DialogServices.DefaultFolder;
        using var services = new ServiceCollection().AddDialogs(folder).BuildServiceProvider();
        var catalog = services.GetRequiredService<ProcedureCatalog>();
        if (args is not [var id, ..] || catalog.All.LastOrDefault(p => p.Id == id) is not { } procedure)
        {
            Console.Error.WriteLine("usage: preview {procedure} [folder]; there are: " + string.Join(", ", catalog.All.Select(p => p.Id).Distinct()));
            return 2;
        }

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

    private static void Print(Activity reply)
    {
        Console.WriteLine(reply.Text);
        if (reply.SuggestedActions is { } suggested)
            Console.WriteLine("  " + string.Join(" ", suggested.Actions.Select(a => $"[{a.Title}]")));
        Console.WriteLine();
    }
}
