using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Channels.Bot.Files;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Back;
using Channels.Bot.Submissions.Late;
using Channels.Bot.Submissions.Life;
using Channels.Bot.Submissions.Paper;
using Channels.Bot.Submissions.Templates;
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
        services.TryAddSingleton<CaseReads>();
        services.AddLookup<OpenCase, Cases>().AddLookup<ReadCase, Cases>().AddEffect<AddToCase, Cases>().AddEffect<CaseRead, Cases>();
        services.TryAddSingleton<IStandingCases, StandingCases>();
        services.AddLookup<FindHandedIn, Withdrawals>().AddEffect<WithdrawSubmission, Withdrawals>();
        services.AddLookup<CheckSubmission, SameSubmissions>();
        services.AddLookup<CheckPlaces, SameSubmissions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFileArrival, Arrivals>());
        services.AddSubmissionLife();
        services.TryAddSingleton<StatusMoves>();
        services.AddSweep<StatusSweep>();
        services.TryAddSingleton<ProcedureTemplates>();
        services.TryAddSingleton(p => new PaperDesk(
            p.GetRequiredService<IStore>(),
            p.GetRequiredService<ColumnProtector>(),
            p.GetRequiredService<ProcedureCatalog>(),
            p.GetRequiredService<IPostalAddresses>(),
            p.GetRequiredService<SameSubmissions>(),
            p.GetRequiredService<SubmissionRecorder>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IExpire, SubmissionExpiry>();
        services.AddForgetting<SubmissionForgetting>().AddSweep<ContactSweep>();
        return services;
    }
}
