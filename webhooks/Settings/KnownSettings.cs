using System.Reflection;
using Channels.Bot.Data;
using Channels.Bot.Delivery;
using Channels.Bot.Delivery.Alerts;
using Channels.Bot.Delivery.Sinks;
using Channels.Bot.Delivery.Sinks.Drop;
using Channels.Bot.Erasure;
using Channels.Bot.FamilySupport;
using Channels.Bot.Intake;
using Channels.Bot.Submissions.Life;
using Channels.Bot.Transcripts;
using Channels.Bot.Turns;
using Channels.Knowledge.LanguageModel;
using Channels.Knowledge.LanguageModel.Embeddings;
using Channels.Knowledge.Office;
using Channels.Webhooks.BotFramework;
using Channels.Webhooks.Hosting;
using Channels.Webhooks.Line;
using Channels.Webhooks.Reports;
using Channels.Webhooks.Screening;
using Channels.Webhooks.Sinks;
using Channels.Webhooks.Sinks.Kintone;
using Channels.Webhooks.Staff;
using Channels.Webhooks.WebChat;

namespace Channels.Webhooks.Settings;

/// <summary>Every setting of the product: by section, the options it is read into and the names that are read one by one.</summary>
internal static class KnownSettings
{
    /// <summary>Stands for any name in a path.</summary>
    public const string Any = "*";

    private static readonly Dictionary<string, Known> Paths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Api"] = new([typeof(ApiOptions)], []),
        ["BotFramework"] = new(
            [typeof(BotFrameworkOptions)],
            [ // the library's own
                "MicrosoftAppType",
                "ChannelService",
                "CallerId",
                "OAuthUrl",
                "ToChannelFromBotLoginUrl",
                "ToChannelFromBotOAuthScope",
                "ToBotFromChannelTokenIssuer",
                "ToBotFromChannelOpenIdMetadataUrl",
                "ToBotFromEmulatorOpenIdMetadataUrl",
            ]
        ),
        ["Conversations"] = new([], ["Watch"]),
        ["Conversations:Watch"] = new([typeof(ActivityWatchOptions)], []),
        ["Database"] = new([typeof(DatabaseOptions)], []),
        ["Delivery"] = new([typeof(DeliveryOptions)], []),
        ["Duty"] = new([typeof(AlertOptions)], []),
        ["FamilySupport"] = new([typeof(FeeOptions)], []),
        ["Forms"] = new([], ["PostalCodeFile"]),
        ["Knowledge"] = new([typeof(KnowledgeOptions)], ["Model", "Embeddings"]),
        ["Knowledge:Model"] = new([typeof(ModelOptions)], []),
        ["Knowledge:Embeddings"] = new([typeof(EmbeddingOptions)], []),
        ["Reports"] = new([typeof(ReportOptions)], []),
        ["Line"] = new([typeof(LineOptions)], []),
        ["Office"] = new([typeof(OfficeOptions)], ["Hours", "Closed"]),
        ["Office:Closed"] = new([], [Any]),
        ["Procedures"] = new([], ["Folder", "Reload"]),
        ["Proxy"] = new([typeof(ProxyOptions)], []),
        ["Public"] = new([], ["Address", "Hosts"]),
        ["Public:Hosts"] = new([], [Any]),
        ["Retention"] = new([typeof(RetentionOptions)], []),
        ["Screening"] = new([typeof(ScreeningOptions)], []),
        ["Sinks"] = new([], [Any]),
        ["Sinks:*"] = new([typeof(SinkOptions), typeof(DropOptions), typeof(WebhookOptions), typeof(KintoneOptions)], []),
        ["Submissions"] = new([typeof(LifeOptions)], []),
        ["Turns"] = new([typeof(TurnOptions)], []),
        ["WebChat"] = new([typeof(WebChatOptions)], []),
    };

    /// <summary>Paths of sections that are read; the simulator, which Production does not load, reads its own.</summary>
    public static IEnumerable<string> Sections => Paths.Keys;

    /// <summary>What a section holds; null when it is none of the product's.</summary>
    public static Known? Of(string path) => Paths.GetValueOrDefault(path);

    /// <summary>What may stand below a name of a section; null when nothing may, or anything.</summary>
    public static Known? Below(Known section, string path, string name)
    {
        if (Of($"{path}:{name}") is { } own)
            return own;
        if (section.Names.Contains(Any))
            return Of($"{path}:{Any}");
        var types = section.PropertiesOf(name).Select(p => Inner(p.PropertyType)).ToList();
        return types.Find(t => t.Holds is not null) is { Holds: { } held } ? new Known(IsPlain(held) ? [] : [held], [], Each: true)
            : types.Exists(t => IsPlain(t.Own)) ? null
            : new Known([.. types.Select(t => t.Own)], []);
    }

    /// <summary>What a list or a dictionary holds.</summary>
    private static (Type Own, Type? Holds) Inner(Type type)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        if (own == typeof(string))
            return (own, null);
        if (own.IsArray)
            return (own, own.GetElementType());
        var pair = own.GetInterfaces()
            .Append(own)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var held = pair?.GetGenericArguments()[0];
        return held is { IsGenericType: true } && held.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? (own, held.GetGenericArguments()[1])
            : (own, held);
    }

    /// <summary>It is written as one word.</summary>
    private static bool IsPlain(Type type) =>
        type == typeof(string)
        || type.IsPrimitive
        || type.IsEnum
        || type == typeof(Uri)
        || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));
}

/// <summary>What a section holds.</summary>
/// <param name="Types">Options it is read into.</param>
/// <param name="Names">Names that are read besides.</param>
/// <param name="Each">Any name may stand here (a list, a dictionary); the types are what each of them holds.</param>
internal sealed record Known(IReadOnlyList<Type> Types, IReadOnlyList<string> Names, bool Each = false)
{
    /// <summary>Every name that may stand here.</summary>
    public IEnumerable<string> All =>
        Types.SelectMany(Properties).Select(p => p.Name).Concat(Names).Distinct(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<PropertyInfo> PropertiesOf(string name) =>
        Types.SelectMany(Properties).Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p =>
                p.GetIndexParameters().Length == 0
                && (
                    p.SetMethod is { IsPublic: true }
                    || (p.PropertyType != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(p.PropertyType))
                )
            );
}
