using Channels.Bot.Dialogs.Office;
using Channels.Bot.Dialogs.Sessions.Files;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Sessions;

/// <summary>The parts of this room, put together once.</summary>
internal sealed class SessionRoom
{
    public SessionRoom(ProcedureCatalog catalog, DialogWords words, IPostalAddresses postal, OfficeTimes times, bool isAssisted)
    {
        Catalog = catalog;
        Words = words;
        Times = times;
        Procedures = new ChannelProcedures(catalog, words);
        Awaited = new AwaitedFiles(catalog, words);
        Greeting = new Greeting(words, Procedures, Awaited, isAssisted);
        Opening = new Opening(catalog, words, postal);
        Starting = new Starting(Opening);
        Parking = new Parking(words);
        Switching = new Switching(Procedures, Greeting, Parking, Starting);
        Returning = new Returning(Opening, Greeting, words);
        Codes = new ResumeCodes(words);
        StaffCases = new StaffCases(catalog, times, words);
        HandOver = new HandOver(Procedures, StaffCases, Parking, Starting, words);
        Places = new FilePlaces(Procedures, Awaited, words);
        LateFiles = new LateFiles(Places, Awaited, Opening, Greeting, words);
    }

    public ProcedureCatalog Catalog { get; }

    public DialogWords Words { get; }

    public OfficeTimes Times { get; }

    public ChannelProcedures Procedures { get; }

    public AwaitedFiles Awaited { get; }

    public Greeting Greeting { get; }

    public Opening Opening { get; }

    public Starting Starting { get; }

    public Parking Parking { get; }

    public Switching Switching { get; }

    public Returning Returning { get; }

    public ResumeCodes Codes { get; }

    public HandOver HandOver { get; }

    public StaffCases StaffCases { get; }

    public FilePlaces Places { get; }

    public LateFiles LateFiles { get; }
}
