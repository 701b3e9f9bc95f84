using System.Globalization;
using Channels.Bot.Dialogs;
using Channels.Bot.Forms;
using Channels.Knowledge.Content;

namespace Channels.Webhooks.Answers;

/// <summary>
/// The procedures' own questions as knowledge entries, so that the assistant finds them in other words than they were written in. They
/// are approved: they ship with a published version of a procedure, which the city's authors wrote and checked, and the dialog answers
/// with them already. They hold for no service; the source the authors name is the citation.
/// </summary>
internal static class ProcedureEntries
{
    /// <summary>A shorter wording (料金, 対象) names no matter: among the entries of all desks it would be anybody's question.</summary>
    private const int ShortestWording = 5;

    public static IReadOnlyList<Entry> Of(ProcedureCatalog catalog) =>
        [.. ProcedureHelp.Of(catalog, KnowledgeSnapshot.Japanese).Select(EntryOf)];

    private static Entry EntryOf(ProcedureHelp help)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{help.Procedure} v{help.Version}");
        return new Entry
        {
            Id = $"procedure-{help.Procedure}-{help.Id}",

            // Offered beside questions of other desks, it says whose it is.
            Question = $"{help.Title}：{help.Ask.MaxBy(a => a.Length)}",
            Aliases = [.. help.Ask.Where(a => a.Length >= ShortestWording).Select(a => $"{help.Title} {a}")],
            Answer = help.Answer,
            Citations = [new Citation(help.Source)],
            Jurisdiction = "北九州市",
            Status = EntryStatus.Approved,
            Grounding = Grounding.Official,
            Owner = version,
            ReviewedBy = version,
        };
    }
}
