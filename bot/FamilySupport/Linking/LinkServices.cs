using Channels.Bot.Contract;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.Linking;

/// <summary>Registers what links conversations to members.</summary>
public static class LinkServices
{
    public static IServiceCollection AddMemberLinks(this IServiceCollection services)
    {
        services.TryAddSingleton<LinkNews>();
        services.TryAddSingleton<LinkDesk>();
        services.AddLookup<ClaimMember, MemberLinks>().AddEffect<LinkMember, MemberLinks>().AddEffect<UnlinkMember, MemberLinks>();
        services.AddForgetting<LinkForgetting>();
        return services;
    }
}
