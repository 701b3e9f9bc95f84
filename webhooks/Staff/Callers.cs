using Channels.Bot.Audit;

namespace Channels.Webhooks.Staff;

/// <summary>Who calls, as the audit names them.</summary>
internal static class Callers
{
    /// <summary>The system whose key came with the request.</summary>
    public static Actor Caller(this HttpContext context) => Actor.System(context.User.Identity?.Name ?? "unknown");

    /// <summary>The member of staff who calls; only behind <see cref="ByPerson"/>.</summary>
    public static Actor Person(this HttpContext context) =>
        context.Features.Get<CallingPerson>()?.Actor
        ?? throw new InvalidOperationException("The endpoint lets others than persons through.");

    /// <summary>Lets only a person of the office through, before a body is read.</summary>
    public static TBuilder ByPerson<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(
            async (call, next) =>
            {
                var (person, nobody) = call.HttpContext.RequestServices.GetRequiredService<StaffMember>().Of(call.HttpContext);
                if (person is null)
                    return nobody;
                call.HttpContext.Features.Set(new CallingPerson(person));
                return await next(call);
            }
        );

    private sealed record CallingPerson(Actor Actor);
}
