using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;
using Channels.Text;

namespace Channels.Webhooks.Verbs;

/// <summary>
/// <c>ask [--knowledge {file or folder}] [--demonstration] [--conversation] [--day 2026-11-01]</c>: questions from standard input, one
/// a line; one JSON line each to standard output. What <c>--knowledge</c> names is asked instead of the shipped entries and is taken
/// as approved by whoever names it. <c>--conversation</c> reads every question as following the one before.
/// </summary>
internal static class AskVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Command(Terminal terminal)
    {
        var knowledge = new Option<string?>("--knowledge") { Description = "File or folder that is asked instead of the shipped entries." };
        var demonstration = new Option<bool>("--demonstration") { Description = "Answer with entries nobody has confirmed, too." };
        var conversation = new Option<bool>("--conversation") { Description = "Read every question as following the one before." };
        var language = new Option<string?>("--language") { Description = "Language to answer in." };
        var explain = new Option<bool>("--explain") { Description = "Say the rule, and what speaks for and against each entry." };
        var day = DayOption.Make("The day it is asked on; today when left out.");
        var command = new Command("ask", "Answer questions from standard input, one a line, as JSON lines.")
        {
            knowledge,
            demonstration,
            conversation,
            language,
            explain,
            day,
        };
        command.SetAction(asked =>
            Run(
                new Asked(
                    asked.GetValue(knowledge),
                    asked.GetValue(demonstration),
                    asked.GetValue(conversation),
                    asked.GetValue(language),
                    asked.GetValue(explain),
                    asked.GetValue(day) ?? JapanTime.DayOf(TimeProvider.System.GetUtcNow())
                ),
                terminal
            )
        );
        return command;
    }

    private static int Run(Asked asked, Terminal terminal)
    {
        var path = asked.Knowledge;
        if (path is not null && !File.Exists(path) && !Directory.Exists(path))
        {
            terminal.Error.WriteLine($"No such file or folder: {path}");
            return ExitCodes.Usage;
        }

        var set = path is null ? EntryFiles.Read(EntryFiles.DefaultFolder) : KnowledgeFiles.Read(path, EntryStatus.Approved);
        foreach (var problem in set.Problems)
            terminal.Error.WriteLine(problem);
        var options = new AnswerOptions
        {
            Demonstration = asked.IsDemonstration,
            ForKitakyushu = path is null,
            Language = asked.Language,
        };
        var assistant = new Assistant(KnowledgeBase.Build(set.Entries), options);
        var context = AskContext.None;
        while (terminal.In.ReadLine() is { } question)
        {
            if (string.IsNullOrWhiteSpace(question))
                continue;
            if (asked.Explains)
                terminal.Out.WriteLine(JsonSerializer.Serialize(assistant.Explain(question, context, asked.Day), Json));
            var reply = assistant.Ask(question, context, asked.Day);
            if (asked.IsConversation)
                context = reply.Context;
            terminal.Out.WriteLine(JsonSerializer.Serialize(Line(question, reply), Json));
        }

        return ExitCodes.Ok;
    }

    private static object Line(string question, Reply reply) =>
        new
        {
            question,
            outcome = OutcomeNames.Of(reply.Outcome),
            reason = reply.Reason,
            entries = reply.Entries.Select(e => new
            {
                id = e.Entry.Id,
                question = e.Entry.Question,
                score = Math.Round(e.Score, 3),
                share = Math.Round(e.Share, 3),
                refusal = e.Refusal,
            }),
            answer = reply.Answer,
            citations = reply.Citations.Select(c => new
            {
                c.Source,
                c.Article,
                c.Number,
                c.Page,
                c.Date,
            }),
            choices = reply.Choices,
            former = reply.Former.Select(e => e.Id),
            text = reply.Text,
        };

    private sealed record Asked(
        string? Knowledge,
        bool IsDemonstration,
        bool IsConversation,
        string? Language,
        bool Explains,
        DateOnly Day
    );
}
