using System.Globalization;
using System.Text.Json;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.Intake;
using Channels.Bot.Protection;
using Channels.Text;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;

namespace Channels.Bot.FamilySupport.Paying;

/// <summary>A member doubts one line of what they are paid. It becomes an event of their conversation, whose turn opens a case of the
/// staff; the event has the name of the line, so that a second press is the same one.</summary>
public sealed class PayDoubts(IStore store, PayBook book, ColumnProtector protector, Sequence sequence, TurnBell bell, TimeProvider clock)
{
    /// <summary>Staff read Japanese.</summary>
    private const string OfficeLanguage = "ja";

    private readonly Dictionary<string, string> words = Load();

    /// <summary>False when there is no such line for this member: nothing was told to anybody.</summary>
    /// <param name="line">Which line of the report; -1: the report as a whole.</param>
    /// <param name="language">In which the member read it.</param>
    public async Task<bool> TellAsync(PayViewer who, string month, string reference, int line, string language, CancellationToken stop)
    {
        var (office, own) = (
            await FindAsync(who, month, reference, OfficeLanguage, stop),
            await FindAsync(who, month, reference, language, stop)
        );
        if (office is null || own is null || line < -1 || line >= office.Lines.Count)
            return false;
        var doubted = new Activity
        {
            Type = ActivityTypes.Event,
            Name = DialogEvents.PayDoubted,
            Value = JsonSerializer.SerializeToElement(
                new
                {
                    number = who.Number,
                    text = Note(who, month, office, line),
                    about = line < 0 ? reference : $"{reference} {own.Lines[line].Text}",
                },
                JsonSerializerOptions.Web
            ),
        };
        var isThere = await store.WriteAsync(
            async (db, inner) =>
            {
                if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Key == who.ConversationKey, inner) is not { } own)
                    return Written.Undo(false);
                var id = EventId(month, who.Number, Mark(reference, line))[OwnEvent.Prefix.Length..];
                var happened = OwnEvent.For(own, id, doubted, protector, sequence, clock.GetUtcNow());
                await store.Dialect.InsertEventsAsync(db, [happened], inner);
                return Written.Keep(true);
            },
            stop
        );
        bell.Ring();
        return isThere;
    }

    internal static string Mark(string reference, int line) => string.Create(CultureInfo.InvariantCulture, $"{reference}/{line}");

    internal static string EventId(string month, string number, string mark) => $"{OwnEvent.Prefix}pay-doubt/{month}/{number}/{mark}";

    private async Task<PaidWork?> FindAsync(PayViewer who, string month, string reference, string language, CancellationToken stop) =>
        (await book.FindAsync(who, month, language, stop))?.Reports.SingleOrDefault(r => r.Reference == reference);

    /// <summary>Exactly the line, as the staff of the centre read it.</summary>
    private string Note(PayViewer who, string month, PaidWork work, int line)
    {
        var day = work.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? work.ActivityMonth;
        var said =
            line < 0
                ? Template.Fill(
                    words["whole"],
                    ("fee", Explainer.Yen(work.Fee)),
                    ("reward", Explainer.Yen(work.Reward)),
                    ("before", Explainer.Yen(work.Before)),
                    ("yen", Explainer.Yen(work.Yen))
                )
                : Template.Fill(
                    words["row"],
                    ("text", work.Lines[line].Text),
                    ("fee", Sum(work.Lines[line].FeeFormula, work.Lines[line].Fee)),
                    ("reward", Sum(work.Lines[line].RewardFormula, work.Lines[line].Reward)),
                    ("rule", work.Lines[line].Rule)
                );
        return Template.Fill(
            words["doubt"],
            ("month", month),
            ("number", who.Number),
            ("reference", work.Reference),
            ("day", day),
            ("row", said)
        );
    }

    private static string Sum(string formula, int yen) => (formula.Length > 0 ? formula + "＝" : "") + Explainer.Yen(yen);

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(PayDoubts).Assembly.GetManifestResourceStream("FamilySupport/paying.yaml")!;
        using var text = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(text);
    }
}
