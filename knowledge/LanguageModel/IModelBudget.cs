namespace Channels.Knowledge.LanguageModel;

/// <summary>What may be asked of a model in one day of the city.</summary>
public interface IModelBudget
{
    /// <summary>Takes one call out of the day's budget, before it is made. What was taken is not given back.</summary>
    /// <param name="characters">Characters that will be sent, and at most be received.</param>
    /// <returns>False when the calls or the characters of the day are used up; then nothing was taken.</returns>
    ValueTask<bool> TryTakeAsync(int characters, CancellationToken cancellationToken);
}
