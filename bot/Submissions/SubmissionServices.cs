using Channels.Bot.Contract;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Channels.Bot.Submissions.Life;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Submissions;

/// <summary>Registers what was handed in, and the office's and the person's words about it.</summary>
public static class SubmissionServices
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services)
    {
        services.TryAddSingleton<IFrozenDefinitions, CatalogDefinitions>();
        services.TryAddSingleton<CaseWork>();
        services.TryAddSingleton<SubmissionReader>();
        services.AddEffect<SubmitForm, SubmissionRecorder>().AddEffect<AttachLater, LateFiles>().AddAfterTurn<SubmissionCounter>();
        services.AddLookup<OpenCase, Cases>().AddLookup<ReadCase, Cases>().AddEffect<AddToCase, Cases>().AddEffect<CaseRead, Cases>();
        services.AddLookup<FindHandedIn, Withdrawals>().AddEffect<WithdrawSubmission, Withdrawals>();
        services.AddLookup<CheckSubmission, SameSubmissions>();
        services.AddSubmissionLife();
        services.AddForgetting<SubmissionForgetting>().AddSweep<ContactSweep>();
        return services;
    }
}
