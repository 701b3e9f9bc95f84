using System.Runtime.CompilerServices;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Dialogs;
using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Channels.Bot.Protection;
using Channels.Tests.Support;
using Channels.Tests.Support.Doubles;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.SystemWide;

/// <summary>What the joints promise: every effect is written once, every look-up answered, every sealed column forgotten by one
/// room.</summary>
public sealed class JointRules : IAsyncDisposable
{
    private readonly RecordedSqlServer server = new();
    private readonly Node node;

    public JointRules() => node = new Node(server.OpenStore());

    [Fact]
    public void Every_effect_has_exactly_one_writer()
    {
        var routes = node.GetAll<EffectRoute>();
        Assert.True(Effects.AllKinds().Count > 10);
        Assert.Empty(Effects.Misrouted(Effects.AllKinds(), routes));
        Assert.Equal(
            [nameof(ForgetMessage)],
            Effects.Misrouted(Effects.AllKinds(), [.. routes.Where(r => r.Kind != typeof(ForgetMessage))])
        );
        Assert.Equal(
            [nameof(SubmitForm)],
            Effects.Misrouted(Effects.AllKinds(), [.. routes, routes.Single(r => r.Kind == typeof(SubmitForm))])
        );
        Assert.Throws<InvalidOperationException>(() => new Effects([.. routes.Skip(1)], [], []));
    }

    [Fact]
    public void Every_look_up_is_answered_by_one_room()
    {
        var kinds = typeof(Lookup).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Lookup))).Select(t => t.Name);
        Assert.Equal(kinds.Order(), node.GetAll<LookupRoute>().Select(r => r.Kind.Name).Order());
    }

    [Fact]
    public void Every_look_up_has_a_topic_that_goes_on()
    {
        var step = new DialogStep(Talk.Shipped);
        var kinds = typeof(Lookup).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Lookup)));
        Assert.All(kinds, kind => Assert.NotNull(With((Lookup)RuntimeHelpers.GetUninitializedObject(kind))));
        Assert.Throws<System.Diagnostics.UnreachableException>(() => With(new Unheard()));

        TurnResult With(Lookup asked) =>
            step.Step(
                new ConversationState(),
                new Activity { Type = ActivityTypes.Message },
                new TurnContext(DateTimeOffset.UnixEpoch, "any", new byte[32]) { Found = new Found(asked, null) }
            );
    }

    private sealed record Unheard : Lookup;

    [Fact]
    public void Every_sealed_column_has_exactly_one_room_that_forgets_and_seals_it_anew()
    {
        var sealedColumns = SealedColumns();
        Assert.Contains("Submission.Answers", sealedColumns);
        var owned = node.Get<Forgetting>().Columns.ToList();
        Assert.Equal(sealedColumns, owned.Select(c => $"{c.Row.Name}.{c.Property}").Order(StringComparer.Ordinal));
        Assert.All(owned, c => Assert.EndsWith("." + c.Property, c.Name, StringComparison.Ordinal));
        Assert.Equal(owned.Count, owned.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Sweeps_have_names_of_their_own()
    {
        var names = node.GetAll<ISweep>().Select(s => s.Name).ToList();
        Assert.Equal(
            [
                "audit-seals",
                "bursts",
                "confirmations",
                "contact",
                "corrections",
                "drop",
                "form-counts",
                "keys",
                "notices",
                "pay-notices",
                "retention",
                "sink-status",
                "sinks",
                "stamps",
                "unfetched",
                "wake",
            ],
            names.Order(StringComparer.Ordinal)
        );
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private List<string> SealedColumns()
    {
        using var db = server.Create();
        return
        [
            .. db
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetProperties())
                .Where(p => p.ClrType == typeof(ProtectedBytes))
                .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
