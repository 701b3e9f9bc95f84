using Channels.Bot.Contract;
using Channels.Bot.Data;

namespace Channels.Bot.Joints;

/// <summary>The way from an effect to its writer.</summary>
public abstract class EffectRoute
{
    /// <summary>The kind of effect.</summary>
    public abstract Type Kind { get; }

    internal abstract Task<bool> WriteAsync(ChannelsDb db, Turn turn, Effect effect, CancellationToken stop);
}

internal sealed class EffectRoute<TEffect>(IEffectWriter<TEffect> writer) : EffectRoute
    where TEffect : Effect
{
    public override Type Kind => typeof(TEffect);

    internal override Task<bool> WriteAsync(ChannelsDb db, Turn turn, Effect effect, CancellationToken stop) =>
        writer.WriteAsync(db, turn, (TEffect)effect, stop);
}
