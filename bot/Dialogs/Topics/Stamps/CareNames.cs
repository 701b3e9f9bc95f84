using Channels.Bot.Activities;
using Channels.Bot.Contract;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>The stamp once more with a title behind the name, so that it is sure to be a child's.</summary>
internal static class CareNames
{
    public static CardAction Button(StampSayings sayings, Heard heard, StampWish.Put put, string name)
    {
        var stamp = sayings.Button(heard, w => put.Side is StampSide.Taken ? w.Taken : w.Returned).Title;
        var isTitled = Channels.Text.NameFinder.WithoutTitle(name).Length < name.Length;
        return StampSayings.Named((isTitled ? name : ReportSpeechText(heard, name)) + stamp);
    }

    private static string ReportSpeechText(Heard heard, string name) =>
        Reports.ReportSpeech.Shipped.Say("stamp-titled", heard.Language, ("name", name));
}
