using Channels.Bot.Questions;
using Channels.Knowledge.LanguageModel;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Answers;

/// <summary>The budget of the day over all nodes, in the database they share.</summary>
internal sealed class SqlModelBudget(ModelLedger ledger, IOptions<ModelOptions> options) : IModelBudget
{
    public async ValueTask<bool> TryTakeAsync(int characters, CancellationToken cancellationToken) =>
        await ledger.TryTakeAsync(characters, options.Value.CallsPerDay, options.Value.CharactersPerDay, cancellationToken);
}
