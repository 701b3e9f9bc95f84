using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Ingest;
using Channels.Text;
using Channels.Webhooks.Line;

namespace Channels.Webhooks.Hosting;

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

    public static int Run(string[] args, TextReader questions, TextWriter answers)
    {
        var path = ValueOf(args, "--knowledge");
        if (path is not null && !File.Exists(path) && !Directory.Exists(path))
        {
            Console.Error.WriteLine($"No such file or folder: {path}");
            return 2;
        }

        var set = path is null ? EntryFiles.Read(EntryFiles.DefaultFolder) : KnowledgeFiles.Read(path, EntryStatus.Approved);
        foreach (var problem in set.Problems)
            Console.Error.WriteLine(problem);
        var options = new AnswerOptions
        {
            Demonstration = args.Contains("--demonstration"),
            ForKitakyushu = path is null,
            Language = ValueOf(args, "--language"),
        };
        var assistant = new Assistant(KnowledgeBase.Build(set.Entries), options);
        var today = ValueOf(args, "--day") is { } day
            ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : JapanTime.DayOf(TimeProvider.System.GetUtcNow());

        var context = AskContext.None;
        while (questions.ReadLine() is { } question)
        {
            if (string.IsNullOrWhiteSpace(question))
                continue;
            var reply = assistant.Ask(question, context, today);
            if (args.Contains("--conversation"))
                context = reply.Context;
            answers.WriteLine(JsonSerializer.Serialize(Line(question, reply), Json));
        }

        return 0;
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

    private static string? ValueOf(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
