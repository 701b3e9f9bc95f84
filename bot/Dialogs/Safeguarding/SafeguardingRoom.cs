using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Links;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Safeguarding;

/// <summary>The parts of this room, put together once.</summary>
internal static class SafeguardingRoom
{
    public static SafeguardingStep Create(ProcedureCatalog catalog, DialogWords words, SessionRoom sessions, PublicSite site)
    {
        var (lines, afterCare) = (new CareLines(catalog, words), new AfterCare(words));
        var links = new LinkTopic(sessions.Procedures, site, words);
        return new SafeguardingStep(
            catalog,
            words,
            new CryOutside(catalog, words, links, lines, afterCare),
            new CryInside(words, new CryReader(words), lines, afterCare),
            new EmergencyCall(catalog, sessions.StaffCases, lines, words),
            new PerhapsCry(catalog, words, lines)
        );
    }
}
