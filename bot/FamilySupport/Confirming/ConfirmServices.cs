using Channels.Bot.Contract;
using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Bot.Submissions.Following;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport.Confirming;

/// <summary>Registers what asks requesting members whether reports are right.</summary>
public static class ConfirmServices
{
    public static IServiceCollection AddConfirming(this IServiceCollection services)
    {
        services.TryAddSingleton<OtherSides>();
        services.TryAddSingleton<ReportQuestions>();
        services.TryAddSingleton(p => new ConfirmDesk(
            p.GetRequiredService<IStore>(),
            p.GetRequiredService<ColumnProtector>(),
            p.GetRequiredService<ReportQuestions>(),
            p.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<ReportDisputes>();
        services.AddSingleton<ISubmissionFollower, ConfirmIntake>();
        services
            .AddLookup<FindAskedReport, ReportAnswers>()
            .AddLookup<FindAskedReports, ReportAnswers>()
            .AddEffect<AnswerReport, ReportAnswers>()
            .AddSweep<ConfirmSweep>();
        services.AddForgetting<ConfirmForgetting>();
        return services;
    }
}
