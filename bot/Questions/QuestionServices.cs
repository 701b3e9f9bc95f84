using Channels.Bot.Contract;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Questions;

/// <summary>Registers questions to the assistant, inquiries to the office and the versions of entries.</summary>
public static class QuestionServices
{
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        services
            .AddEffect<RecordQuestion, QuestionRecorder>()
            .AddEffect<ComposeAnswer, QuestionRecorder>()
            .AddEffect<RecordComposed, QuestionRecorder>()
            .AddEffect<JudgeAnswer, QuestionRecorder>()
            .AddEffect<TicketQuestion, QuestionRecorder>()
            .AddAfterTurn<QuestionCounter>()
            .AddForgetting<QuestionForgetting>();
        services.TryAddSingleton<InquiryTeller>();
        services.AddLookup<OpenInquiry, InquiryAnswers>();
        services.TryAddSingleton<Inquiries>();
        services.TryAddSingleton<EntryLedger>();
        services.TryAddSingleton<EntryReviewLedger>();
        services.TryAddSingleton<ModelLedger>();
        services.TryAddSingleton<AnswerJobs>();
        services.TryAddSingleton<AnswerJobRunner>();
        services.AddHostedService<AnswerWorker>();
        return services;
    }
}
