using Channels.Bot.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Bot.Calls;

/// <summary>Registers what is remembered of calls of the API.</summary>
public static class CallServices
{
    public static IServiceCollection AddCalls(this IServiceCollection services) =>
        services.AddForgetting<CallBook>().AddForgetting<KeyUses>();
}
