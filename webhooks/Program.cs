using Channels.Bot;
using Channels.Webhooks.Alerts;
using Channels.Webhooks.Answers;
using Channels.Webhooks.Api;
using Channels.Webhooks.BotFramework;
using Channels.Webhooks.Fees;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Inbound;
using Channels.Webhooks.Line;
using Channels.Webhooks.Pay;
using Channels.Webhooks.Procedures;
using Channels.Webhooks.Receipts;
using Channels.Webhooks.Reports;
using Channels.Webhooks.Screening;
using Channels.Webhooks.Settings;
using Channels.Webhooks.Sinks;
using Channels.Webhooks.SoFar;
using Channels.Webhooks.Verbs;
using Channels.Webhooks.WebChat;

namespace Channels.Webhooks;

/// <summary>The only host. <see cref="Build"/> reads from top to bottom as the flow of a message.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args, settings => Build(settings));

    /// <summary>The host of the verb <c>serve</c>; tests and benchmarks start the same one.</summary>
    /// <param name="args">Settings as command line arguments, for example <c>--urls http://127.0.0.1:0</c>.</param>
    /// <param name="configure">Last word on services, for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ChannelsHost.CreateBuilder(args);
        var configuration = builder.Configuration;

        builder.Services.AddHosting(configuration);
        builder.Services.AddLine(configuration); //        receive, and deliver at the other end
        builder.Services.AddWebChat(configuration);
        builder.Services.AddBotFramework(configuration);
        builder.Services.AddScreening(configuration); //   who looks at files before anybody gets them
        builder.Services.AddChannelsBot(configuration); // turn -> dialog -> submission -> queue -> delivery
        builder.Services.AddAnswers(configuration); //     what the dialog answers questions with
        builder.Services.AddModel(configuration); //       what may make an answer shorter, outside the turn
        builder.Services.AddAlerts(); //                     who hears of what cannot wait
        builder.Services.AddSinkClients(); //              where submissions go
        builder.Services.AddEntries(); //                  what answers, and who may change it
        builder.Services.AddQuestionReports(configuration); // what the city learns from what was asked
        builder.Services.AddFeePages(); //                 what anybody may reckon out
        builder.Services.AddPayPages(); //                 what a member reads of what they are paid
        builder.Services.AddSoFarPages(); //               what a month comes to before it is closed
        builder.Services.AddReceiptPages(); //             what a family takes along on paper
        builder.Services.AddApi(configuration); //         what the city's systems fetch
        builder.Services.AddSettingsCheck(); //              what is set and read by nobody
        builder.Services.AddProcedurePages(); //             what there is to ask, to look at and to try out
        configure?.Invoke(builder);
        builder.AddSimulator(); //                         a LINE platform to talk to, in development only

        var app = builder.Build();
        app.UseHosting();
        app.UseAskedBody("/api/v1");
        app.UseRepeats();
        app.MapHosting();
        app.MapLine();
        app.MapWebChat();
        app.MapBotFramework();
        app.MapFees();
        app.MapPay();
        app.MapSoFar();
        app.MapReceipts();
        app.MapApi();
        app.MapProcedurePages();
        app.MapSimulator();
        return app;
    }
}
