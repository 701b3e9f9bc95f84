namespace Channels.Knowledge.LanguageModel;

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
