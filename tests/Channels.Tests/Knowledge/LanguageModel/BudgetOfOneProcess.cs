using Channels.Knowledge.LanguageModel;
using Channels.Text;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>A budget without a database, new every day in Japan.</summary>
internal sealed class BudgetOfOneProcess(int mostCalls, long mostCharacters, TimeProvider clock) : IModelBudget
{
    private readonly Lock gate = new();
    private (DateOnly Day, int Calls, long Characters) taken;

    public ValueTask<bool> TryTakeAsync(int characters, CancellationToken cancellationToken)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        lock (gate)
        {
            if (today != taken.Day)
                taken = (today, 0, 0);
            if (taken.Calls >= mostCalls || taken.Characters + characters > mostCharacters)
                return new(false);
            taken = (today, taken.Calls + 1, taken.Characters + characters);
            return new(true);
        }
    }
}
