using Channels.Bot.Erasure;
using Channels.Bot.FamilySupport.Closing;
using Channels.Bot.FamilySupport.Closing.Workbooks;
using Channels.Bot.FamilySupport.Explaining;
using Channels.Bot.FamilySupport.Members;
using Channels.Bot.FamilySupport.Rehearsing;
using Channels.Bot.FamilySupport.Reports;
using Channels.Bot.FamilySupport.Rules;
using Channels.Bot.Submissions.Following;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.FamilySupport;

/// <summary>
/// Registers what prices and explains activities, and who takes part in them. Packs are read once, at the first question.
/// </summary>
public static class FeeServices
{
    public static IServiceCollection AddFees(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => FeeSettings.Read(configuration));
        services.TryAddSingleton(p => RuleBook.Load(p.GetRequiredService<FeeOptions>().Rules ?? RuleBook.DefaultFolder));
        services.TryAddSingleton<Explainer>();
        services.TryAddSingleton<ReportFees>();
        services.TryAddSingleton<ReportHistory>();
        services.AddSingleton<IKnowNames, RegisteredChildren>();
        services.TryAddSingleton<RehearsalReport>();
        services.TryAddSingleton<MemberParts>();
        services.TryAddSingleton<MemberBook>();
        services.TryAddSingleton<MemberImport>();
        services.TryAddSingleton<CloseParts>();
        services.TryAddSingleton<CloseDesk>();
        services.TryAddSingleton<CloseApprovals>();
        services.TryAddSingleton<ActivityList>();
        services.TryAddSingleton<CloseExport>();
        services.TryAddSingleton<CloseSheet>();
        services.TryAddSingleton<ProofPack>();
        services.AddForgetting<MemberForgetting>().AddForgetting<CloseForgetting>();
        return services;
    }
}
