using Channels.Bot.Data;
using Channels.Bot.Data.Rows;
using Channels.Bot.Forms;
using Channels.Bot.Joints;
using Channels.Bot.Telemetry;
using Channels.Text;

namespace Channels.Bot.Measures;

/// <summary>Counts the moves of a turn: rows in its transaction, metrics once it is committed.</summary>
public sealed class FormCounts(ProcedureCatalog catalog, ChannelsMeter meter, TimeProvider clock) : ITurnWriter, IAfterTurn
{
    public Task WriteAsync(ChannelsDb db, Turn turn, CancellationToken stop)
    {
        foreach (var move in FormMoveReader.Between(turn.Before, turn.Result, catalog))
        {
            var now = clock.GetUtcNow();
            db.FormCounts.Add(
                new FormCount
                {
                    Id = Guid.CreateVersion7(now),
                    Day = DayOf(JapanTime.DayOf(now)),
                    Procedure = move.Procedure,
                    Version = move.Version,
                    Field = move.Field,
                    Move = move.Name,
                    Channel = turn.Event.Channel,
                    Language = turn.Result.State.Language,
                    Entry = turn.Result.State.Entry ?? "",
                    Count = 1,
                }
            );
        }

        return Task.CompletedTask;
    }

    public void After(Turn turn)
    {
        foreach (var move in FormMoveReader.Between(turn.Before, turn.Result, catalog))
        {
            meter.FormMoves.Add(
                1,
                new("procedure", move.Procedure),
                new("field", move.Field),
                new("move", move.Name),
                new("channel", turn.Event.Channel),
                new("language", turn.Result.State.Language),
                new("entry", move.Field.Length == 0 ? turn.Result.State.Entry ?? "" : "")
            );
        }
    }

    /// <summary>A day as yyyymmdd.</summary>
    public static int DayOf(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;
}
