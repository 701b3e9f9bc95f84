using Channels.Bot.Contract;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>Registers the two stamps of a care.</summary>
public static class StampServices
{
    public static IServiceCollection AddStamps(this IServiceCollection services)
    {
        services.TryAddSingleton<RunningFee>();
        services.TryAddSingleton<UsualEnds>();
        services.TryAddSingleton<StampChanges>();
        services.AddLookup<FindStamps, StampReader>().AddEffect<PutStamp, StampWriter>().AddEffect<ReportStamps, StampWriter>();
        services.AddEffect<DisputeStamps, StampWriter>();
        services.AddSweep<StampSweep>().AddForgetting<StampForgetting>();
        return services;
    }
}
