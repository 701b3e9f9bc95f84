namespace Channels.Bot.Joints;

/// <summary>Hears of turns once they are committed: rings a bell, counts. What it does is lost in a crash, so nothing hangs on
/// it.</summary>
public interface IAfterTurn
{
    void After(Turn turn);
}
