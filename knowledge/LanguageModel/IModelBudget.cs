namespace Channels.Knowledge.LanguageModel;

/// <summary>What may be asked of a model in one day of the city.</summary>
public interface IModelBudget
{
    /// <summary>Takes one call out of the day's budget, before it is made. What was taken is not given back.</summary>
    /// <param name="characters">Characters that will be sent, and at most be received.</param>
    /// <returns>False when the calls or the characters of the day are used up; then nothing was taken.</returns>
    ValueTask<bool> TryTakeAsync(int characters, CancellationToken cancellationToken);
}

/// <summary>The budget of one process.</summary>
public sealed class DailyBudget(int mostCalls, long mostCharacters, TimeProvider clock) : IModelBudget
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);
    private readonly Lock gate = new();
    private DateOnly day;
    private int madeToday;
    private long charactersToday;

    public ValueTask<bool> TryTakeAsync(int characters, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Japan).DateTime);
        lock (gate)
        {
            if (today != day)
                (day, madeToday, charactersToday) = (today, 0, 0);
            if (madeToday >= mostCalls || charactersToday + characters > mostCharacters)
                return new(false);
            madeToday++;
            charactersToday += characters;
            return new(true);
        }
    }
}

/// <summary>A budget that cannot be asked (its database is away) is used up.</summary>
internal sealed class GuardedBudget(IModelBudget budget) : IModelBudget
{
    public async ValueTask<bool> TryTakeAsync(int characters, CancellationToken cancellationToken)
    {
        try
        {
            return await budget.TryTakeAsync(characters, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever is wrong with it, an answer without a model is still an answer.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
