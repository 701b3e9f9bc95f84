using System.Text.Json;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.LanguageModel;
using Microsoft.Extensions.Time.Testing;

namespace Channels.Tests.Knowledge.LanguageModel;

/// <summary>Entries, replies and model answers for the tests.</summary>
internal static class Questions
{
    public const string Rule = "変更届は、変更の日から10日以内に届け出ます。";
    public const string Proviso = "ただし、役員だけの変更では、届け出る必要はありません。";
    public const string Form = "様式は、市のホームページに載せています。";
    public const string Desk = "窓口は、介護保険課です。";
    public const string Question = "変更届はいつまでですか";

    public static readonly DateOnly Today = new(2026, 11, 1);

    public static readonly Entry Change = new()
    {
        Id = "change",
        Question = "変更届はいつまでに出しますか",
        Answer = Rule + Proviso + Form + Desk,
        Citations = [new Citation("介護保険法", "第75条")],
        ValidFrom = new DateOnly(2024, 4, 1),
        Status = EntryStatus.Approved,
        ReviewedBy = "係長",
        ReviewedOn = new DateOnly(2026, 10, 1),
    };

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero));

    public static Reply Ask(string question, params Entry[] entries) =>
        new Assistant(KnowledgeBase.Build(entries), new AnswerOptions()).Ask(question, AskContext.None, Today);

    public static ModelOptions Options(string? endpoint, string kind = "openai") =>
        new()
        {
            Kind = kind,
            Endpoint = endpoint,
            Name = "stub",
            ApiKey = "secret-key",
            ShortenFrom = 0,
        };

    public static string Sentences(params string[] texts) => Sentences([.. texts.Select(t => ("change", t, t))]);

    public static string Sentences(params (string Entry, string Quote, string Text)[] sentences) =>
        JsonSerializer.Serialize(
            new
            {
                sentences = sentences.Select(s => new
                {
                    entry = s.Entry,
                    quote = s.Quote,
                    text = s.Text,
                }),
            }
        );

    public static string Entries(params (string Entry, string Quote)[] entries) =>
        JsonSerializer.Serialize(new { entries = entries.Select(e => new { entry = e.Entry, quote = e.Quote }) });
}
