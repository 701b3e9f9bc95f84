using Channels.Bot.Attempts;
using Channels.Bot.Audit;
using Channels.Bot.Calls;
using Channels.Bot.Data;
using Channels.Bot.Delivery;
using Channels.Bot.Dialogs;
using Channels.Bot.Drafts;
using Channels.Bot.Erasure;
using Channels.Bot.FamilySupport;
using Channels.Bot.FamilySupport.Confirming;
using Channels.Bot.FamilySupport.Linking;
using Channels.Bot.FamilySupport.Notices;
using Channels.Bot.FamilySupport.Paying;
using Channels.Bot.FamilySupport.Receipts;
using Channels.Bot.FamilySupport.SoFar;
using Channels.Bot.FamilySupport.Stamps;
using Channels.Bot.Files;
using Channels.Bot.Intake;
using Channels.Bot.Measures;
using Channels.Bot.Questions;
using Channels.Bot.Submissions;
using Channels.Bot.Transcripts;
using Channels.Bot.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot;

/// <summary>Registers the rooms in the order of the flow; what a room is made of is its own business.</summary>
public static class BotServices
{
    public static IServiceCollection AddChannelsBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(configuration);
        return services
            .AddChannelsData(configuration)
            .AddAudit()
            .AddErasure()
            .AddCalls()
            .AddIntake() //      receive
            .AddTurns() //       turn
            .AddDialogs() //     dialog
            .AddTranscripts()
            .AddAttempts()
            .AddDrafts()
            .AddFiles()
            .AddSubmissions() // submission
            .AddQuestions()
            .AddMeasures()
            .AddFees(configuration)
            .AddMemberLinks()
            .AddConfirming()
            .AddStamps()
            .AddPaying()
            .AddReceipts()
            .AddSoFar()
            .AddNotices()
            .AddDelivery(); //   delivery
    }
}
