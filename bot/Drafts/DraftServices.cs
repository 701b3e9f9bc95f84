using Channels.Bot.Contract;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;

namespace Channels.Bot.Drafts;

/// <summary>Registers forms left for another day, and links from one conversation into another.</summary>
public static class DraftServices
{
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddLookup<ClaimForm, DraftStore>().AddEffect<ParkForm, DraftStore>().AddEffect<TakeForm, DraftStore>();
        services.AddEffect<Invite, Invitations>().AddEffect<AcceptInvitation, Invitations>();
        services.AddForgetting<DraftForgetting>();
        return services;
    }
}
