using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Measures;

/// <summary>Registers what is counted of people's way through forms.</summary>
public static class MeasureServices
{
    public static IServiceCollection AddMeasures(this IServiceCollection services)
    {
        services.TryAddSingleton<ContactTimes>();
        services.TryAddSingleton<FormFigures>();
        services.AddSingleton<IExpire, FigureExpiry>();
        services.AddTurnWriter<FormCounts>().AddAfterTurn<FormCounts>().AddSweep<FormCountSweep>();
        return services;
    }
}
