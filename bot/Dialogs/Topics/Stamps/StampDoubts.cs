using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs.Sessions;
using Channels.Bot.Dialogs.Topics.Reports;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Words;

namespace Channels.Bot.Dialogs.Topics.Stamps;

/// <summary>
/// The other member says that a stamp they were told of is not so: ちがいます、預けてません. It goes to the staff at once, with the times they
/// were told, and what they write next goes with it; a stamp is its provider's, and nobody else changes it.
/// </summary>
internal sealed class StampDoubts(SessionRoom sessions)
{
    /// <summary>So long what they say may be about it.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private const int MostKept = 6;

    private readonly ReportSpeech speech = ReportSpeech.Shipped;
    private readonly StampSayings sayings = new(sessions.Words);

    /// <summary>The conversation, which was told of these.</summary>
    public static ConversationState Told(Heard heard, IEnumerable<StampedCare> cares)
    {
        var (now, told) = (heard.Context.Now, heard.State.StampsTold ?? []);
        foreach (var care in cares)
            told = told.RemoveAll(t => t.Care == care.Id).Add(new ToldStamp(care.Id, now));
        var kept = told.RemoveAll(t => now - t.At > Fresh);
        return heard.State with
        {
            StampsTold =
                kept.IsEmpty ? null
                : kept.Count > MostKept ? kept.RemoveAt(0)
                : kept,
        };
    }

    /// <summary>Those that are meant: by a child or a time they name, else all they were told of.</summary>
    public TurnResult Tell(Heard heard, StampWish.Differ differ, IReadOnlyList<StampedCare> others)
    {
        var told = (heard.State.StampsTold ?? []).Select(t => t.Care).ToHashSet();
        var open = others
            .Where(c => told.Contains(c.Id) && (c.TakenAt ?? c.ReturnedAt) is not null)
            .OrderBy(c => c.TakenAt ?? c.ReturnedAt)
            .ToList();
        var folded = DialogWords.Fold(differ.Words);
        var named = open.FindAll(c =>
            c.Child is { } child && StampedTimes.Names(child).Any(n => folded.Contains(DialogWords.Fold(Bare(n)), StringComparison.Ordinal))
        );
        var meant = named.Count > 0 ? named : open;
        var office = heard with { State = heard.State with { Language = Languages.Japanese } };
        var note = speech.Say("stamp-note", Languages.Japanese, ("stamps", Shown(office, meant, isNamed: true)), ("words", differ.Words));
        var back = speech.Say(
            "stamp-differs",
            heard.Language,
            ("stamps", Shown(heard, meant)),
            ("words", Showing.ButtonRow.Shorten(differ.Words, MostSaidBack))
        );
        var toldStaff = sessions.StaffCases.Open(heard.Saying(back), null, note);
        return meant.Count == 0 || differ.IsArrangement
            ? toldStaff
            : toldStaff with
            {
                Effects = [.. toldStaff.Effects, new DisputeStamps([.. meant.Select(c => c.Id)], note)],
            };
    }

    /// <summary>Those that are meant; of what is there no more it is only said that there was a notice.</summary>
    private string Shown(Heard heard, List<StampedCare> meant, bool isNamed = false) =>
        meant.Count == 0
            ? speech.Say("stamp-gone", heard.Language)
            : string.Join('、', meant.Select(c => isNamed && c.Child is { } child ? $"{child} {Shown(heard, c)}" : Shown(heard, c)));

    private const int MostSaidBack = 100;

    private string Shown(Heard heard, StampedCare care) =>
        care.TakenAt is null ? speech.Say("stamp-until", heard.Language, ("to", StampSayings.Clock(heard, care.ReturnedAt)))
        : care.ReturnedAt is null ? speech.Say("stamp-since", heard.Language, ("from", StampSayings.Clock(heard, care.TakenAt)))
        : speech.Say(
            "stamp-span",
            heard.Language,
            ("from", StampSayings.Clock(heard, care.TakenAt)),
            ("to", StampSayings.Clock(heard, care.ReturnedAt))
        );

    private static string Bare(string name) => Channels.Text.NameFinder.WithoutTitle(name);
}
