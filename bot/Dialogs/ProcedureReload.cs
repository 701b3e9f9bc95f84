using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Dialogs;

/// <summary>
/// Reads the procedures anew when a file of theirs has changed: whoever writes one sees it with the next message. For Development: a
/// procedure that people are answering changes by a new version, not under their hands.
/// </summary>
/// <param name="place">Where they lie.</param>
/// <param name="catalog">What everybody holds.</param>
/// <param name="logger">Is told what is wrong.</param>
public sealed class ProcedureReload(ProcedurePlace place, ProcedureCatalog catalog, ILogger<ProcedureCatalog> logger)
{
    private readonly Lock looking = new();
    private string seen = StampOf(place.Folder);

    /// <summary>Looks at the files' times and lengths, and reads them when they are not as they were.</summary>
    /// <returns>Whether they were read anew.</returns>
    public bool Look()
    {
        lock (looking)
        {
            var stamp = StampOf(place.Folder);
            if (stamp == seen)
                return false;
            seen = stamp;
            var fresh = ProcedureCatalog.Load(place.Folder);
            foreach (var finding in fresh.Findings)
                DialogLog.Finding(logger, finding.ToString());
            catalog.Become(fresh);
            return true;
        }
    }

    private static string StampOf(string folder) =>
        Directory.Exists(folder)
            ? string.Join(
                '\n',
                new DirectoryInfo(folder)
                    .EnumerateFiles("*.yaml", SearchOption.AllDirectories)
                    .Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}")
                    .Order(StringComparer.Ordinal)
            )
            : "";
}

/// <summary>The step, over procedures that were looked at just before.</summary>
internal sealed class FreshStep(ITurnStep step, ProcedureReload reload) : ITurnStep
{
    public TurnResult Step(ConversationState state, Activity input, TurnContext context)
    {
        reload.Look();
        return step.Step(state, input, context);
    }
}
