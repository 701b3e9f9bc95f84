using Channels.Bot.Data;
using Channels.Bot.Delivery;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Messages;
using Channels.Bot.Dialogs;
using Channels.Bot.Drafts;
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

/// <summary>Registers the way through the house: turn, submission, queue, delivery.</summary>
public static class BotServices
{
    public static IServiceCollection AddChannelsBot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChannelsData(configuration);
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection("Turns")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection("Delivery")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AlertOptions>().Bind(configuration.GetSection("Duty")).ValidateDataAnnotations().ValidateOnStart();

        services.AddOptions<ActivityWatchOptions>().Bind(configuration.GetSection("Conversations:Watch"));

        services.TryAddSingleton<TurnBell>();
        services.TryAddSingleton<Inbox>();
        services.TryAddSingleton<TurnProcessor>();
        services.TryAddSingleton<TurnCommit>();
        services.TryAddSingleton<TurnFailure>();

        services.TryAddSingleton<ActivityBells>();
        services.TryAddSingleton<ActivityLog>();
        services.TryAddSingleton<ActivityWatch>();

        services.AddDialogs();
        services.TryAddSingleton<DraftStore>();
        services.TryAddSingleton<Invitations>();
        services.TryAddSingleton<Cases>();
        services.TryAddSingleton<CaseWork>();
        services.TryAddSingleton<InquiryTeller>();
        services.TryAddSingleton<EntryLedger>();
        services.TryAddSingleton<InquiryAnswers>();
        services.TryAddSingleton<Inquiries>();
        services.TryAddSingleton<ContactSweep>();
        services.TryAddSingleton<AlertIntake>();
        services.TryAddSingleton<QuestionRecorder>();
        services.TryAddSingleton<AnswerJobs>();
        services.TryAddSingleton<AnswerJobRunner>();
        services.TryAddSingleton<ModelLedger>();
        services.TryAddSingleton<AlertLedger>();
        services.TryAddSingleton<AlertSender>();
        services.TryAddSingleton<WakeSweep>();
        services.TryAddSingleton<FormCounts>();
        services.TryAddSingleton<FormCountSweep>();

        services.TryAddSingleton<IFrozenDefinitions, CatalogDefinitions>();
        services.TryAddSingleton<SubmissionRecorder>();
        services.TryAddSingleton<FileIntake>();
        services.TryAddSingleton<FileFetcher>();
        services.TryAddSingleton<FileBell>();

        services.TryAddSingleton<OutgoingComposer>();
        services.TryAddSingleton<MessageBell>();
        services.TryAddSingleton<MessageSender>();
        services.TryAddSingleton<DeliveryLedger>();

        services.AddHostedService<TurnWorker>();
        services.AddHostedService<MessageWorker>();
        services.AddHostedService<FileWorker>();
        services.AddHostedService<AlertWorker>();
        services.AddHostedService<AnswerWorker>();
        services.AddHostedService(p => p.GetRequiredService<ActivityWatch>());

        // Desks: what the faces of the house ask.
        services.TryAddSingleton<SubmissionReader>();
        services.TryAddSingleton<FileReader>();
        services.TryAddSingleton<Postings>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<OldestWaiting>();
        services.TryAddSingleton<AlertList>();
        services.TryAddSingleton<ContactTimes>();
        services.TryAddSingleton<FormFigures>();
        return services;
    }
}
