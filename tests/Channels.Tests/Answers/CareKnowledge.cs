using Channels.Bot.Contract;
using Channels.Knowledge.Answering;
using Channels.Knowledge.Content;
using Channels.Knowledge.Office;
using Channels.Webhooks.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Channels.Tests.Answers;

/// <summary>A small knowledge base of invented, approved entries. None of it is a rule of anywhere.</summary>
internal static class CareKnowledge
{
    public const string DayAnswer = "通所介護では、基準を満たさない事実が生じた月の翌月までさかのぼります（見本の回答）。";
    public const string HomeAnswer = "訪問介護では、令和7年4月までさかのぼります（見本の回答）。";
    public const string Confirm = "制度は変わることがあります。くわしくは根拠の資料をご確認ください。";

    private const string Bcp = "業務継続計画（BCP）の減算はいつまでさかのぼりますか";

    public static readonly Entry Change = new()
    {
        Id = "change",
        Question = "変更届はいつまでに出しますか",
        Aliases = ["変更届の期限"],
        Answer = "変更があった日から10日以内に届け出ます（見本の回答）。",
        Citations = [new Citation("見本の手引き", "第1章")],
        ValidFrom = new DateOnly(2024, 4, 1),
        Status = EntryStatus.Approved,
        ReviewedBy = "係長",
        ReviewedOn = new DateOnly(2026, 10, 1),
    };

    public static readonly Entry Long = Change with
    {
        Id = "long",
        Question = "運営規程に書くことは何ですか",
        Aliases = [],
        Answer = string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}番目に書くことは、見本のきまりの第{i}条にあるとおりの内容です。")),
    };

    public static IReadOnlyList<Entry> Entries { get; } =
    [
        Change,
        Long,
        Change with
        {
            Id = "bcp-day",
            Question = Bcp,
            Aliases = ["BCPの減算はいつまでさかのぼりますか"],
            Answer = DayAnswer,
            Services = ["通所介護"],
        },
        Change with
        {
            Id = "bcp-home",
            Question = Bcp,
            Aliases = ["BCPの減算はいつまでさかのぼりますか"],
            Answer = HomeAnswer,
            Services = ["訪問介護"],
        },
        Change with
        {
            Id = "bcp-management",
            Question = Bcp,
            Aliases = ["BCPの減算はいつまでさかのぼりますか"],
            Answer = "居宅介護支援には適用がありません（見本の回答）。",
            Services = ["居宅介護支援"],
        },
        Change with
        {
            Id = "accident",
            Question = "事故報告書は何日以内に出しますか",
            Aliases = [],
            Answer = "5日以内に出します（見本の回答）。",
        },
        Change with
        {
            Id = "accident-form",
            Question = "事故報告書の様式はどこにありますか",
            Aliases = [],
            Answer = "見本のページにあります。",
        },
        Change with
        {
            Id = "accident-kind",
            Question = "事故報告書が必要な事故は何ですか",
            Aliases = [],
            Answer = "医師の診断を受けた事故などです（見本の回答）。",
        },
    ];

    /// <summary>The assistant as the host has it, over these entries.</summary>
    public static IAssistant Assistant(IEnumerable<Entry>? entries = null, IModelGate? model = null)
    {
        var options = Options.Create(new KnowledgeOptions());
        var live = new LiveKnowledge(options);
        live.Replace(KnowledgeBase.Build(entries ?? Entries));
        return new AssistantAnswers(live, options, model);
    }

    /// <summary>Puts these entries into a host that only care providers use.</summary>
    public static void Use(IServiceCollection services)
    {
        services.Configure<KnowledgeOptions>(o => o.AnswersAnyone = true);
        UseForEverybody(services);
    }

    /// <summary>Puts these entries into a host.</summary>
    public static void UseForEverybody(IServiceCollection services)
    {
        services.Replace(
            ServiceDescriptor.Singleton(p =>
            {
                var live = new LiveKnowledge(p.GetRequiredService<IOptions<KnowledgeOptions>>());
                live.Replace(KnowledgeBase.Build(Entries));
                return live;
            })
        );
    }
}
