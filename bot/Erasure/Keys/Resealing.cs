using Channels.Bot.Data;
using Channels.Bot.Protection;

namespace Channels.Bot.Erasure.Keys;

/// <summary>
/// Seals anew, with the key of today, what earlier keys sealed: column by column, in small steps. What it did stays done; whoever begins
/// again finds only what is left, and several at once do each other no harm.
/// </summary>
public sealed class Resealing(IStore store, ColumnProtector protector, Forgetting forgetting, TimeProvider clock)
{
    private const int RowsAStep = 200;

    /// <summary>How many values each key sealed, and how many none of them.</summary>
    public async Task<SealCounts> CountAsync(CancellationToken stop)
    {
        var keys = protector.Ring.Keys;
        var (counts, others) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var key in keys)
            counts[key.Id] = 0;
        foreach (var column in forgetting.Columns)
        {
            foreach (var key in keys)
                counts[key.Id] += await store.ReadAsync((db, inner) => column.CountAsync(db, store.Dialect, key, inner), stop);
            others += await store.ReadAsync((db, inner) => column.CountOthersAsync(db, store.Dialect, keys, inner), stop);
        }

        return new SealCounts(counts, others);
    }

    /// <summary>Goes through everything, or as far as the time reaches.</summary>
    /// <param name="within">Begins no step after so long; null: to the end.</param>
    /// <param name="progress">Hears how many values were sealed so far.</param>
    public async Task<ResealResult> RunAsync(TimeSpan? within, IProgress<int>? progress, CancellationToken stop)
    {
        var (started, anew, unreadable) = (clock.GetTimestamp(), 0, 0);
        foreach (var column in forgetting.Columns)
        {
            for (ResealStep step = default; ; )
            {
                if (within is { } limit && clock.GetElapsedTime(started) >= limit)
                    return new ResealResult(anew, unreadable, IsDone: false);
                step = await column.ResealAsync(store, protector, step.Last, RowsAStep, stop);
                (anew, unreadable) = (anew + step.Sealed, unreadable + step.Unreadable);
                if (step.Sealed > 0)
                    progress?.Report(anew);
                if (step.Seen < RowsAStep)
                    break;
            }
        }

        return new ResealResult(anew, unreadable, IsDone: true);
    }
}

/// <summary>What was sealed with which key.</summary>
/// <param name="ByKey">Values by the key's id.</param>
/// <param name="Others">Values that none of the keys here sealed: they cannot be read.</param>
public sealed record SealCounts(IReadOnlyDictionary<string, int> ByKey, int Others);

/// <summary>How far sealing anew came.</summary>
/// <param name="Unreadable">Values that no key opens; they stay as they are.</param>
/// <param name="IsDone">It went through everything.</param>
public sealed record ResealResult(int Sealed, int Unreadable, bool IsDone);
