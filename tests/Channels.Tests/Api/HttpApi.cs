using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Submissions;
using Channels.Tests.Support;
using Channels.Tests.Support.Doors;
using Channels.Tests.Support.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Tests.Api;

/// <summary>Hosts whose dialog is one sentence long: whoever says "submit X" has handed in the reference number X.</summary>
internal static class HttpApi
{
    public static Task<ChannelsApp> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        StoreDatabase? database = null,
        Action<IServiceCollection>? configure = null,
        TimeProvider? time = null
    )
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>());
        if (database is not null)
        {
            all["Database:Provider"] = database.Provider;
            all["Database:MigrateOnStart"] = "true";
            all["ConnectionStrings:Channels"] = database.ConnectionString;
        }

        return ChannelsApp.StartAsync(
            all,
            time,
            step: new OneSentence(),
            configure: s =>
            {
                s.Replace(ServiceDescriptor.Singleton<IFrozenDefinitions>(new OneDefinition()));
                configure?.Invoke(s);
            }
        );
    }

    /// <summary>A person hands in a form over LINE, with a picture when asked, and has the receipt.</summary>
    public static async Task SubmitAsync(ChannelsApp app, string reference)
    {
        await app.Line.SayAsync(app.Line.Hanako, $"submit {reference}");
        await app.Line.WaitForReplyAsync(app.Line.Hanako, $"receipt {reference}");
    }

    private sealed class OneSentence : ITurnStep
    {
        public TurnResult Step(ConversationState state, Activity input, TurnContext context) =>
            input.Text?.Split(' ') switch
            {
                ["submit", var reference] => new TurnResult(
                    state,
                    [Activity.Message($"receipt {reference}")],
                    [Node.Form(reference, """{"hours":2,"note":"ありがとう"}""")]
                ),
                null when input.Name is DialogEvents.News or DialogEvents.StaffReplied => Node.Say(state, $"{input.Name} {input.Value}"),
                ["poison"] => throw new InvalidOperationException("on purpose"),
                _ => Node.Say(state, $"echo {input.Text}"),
            };
    }

    private sealed class OneDefinition : IFrozenDefinitions
    {
        public FrozenDefinition? Find(string procedure, int version) => new("0123abcd", "{}");
    }
}
