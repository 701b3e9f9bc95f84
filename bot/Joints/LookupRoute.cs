using Channels.Bot.Contract;

namespace Channels.Bot.Joints;

/// <summary>The way from a look-up to the room that answers it.</summary>
public abstract class LookupRoute
{
    /// <summary>The kind of look-up.</summary>
    public abstract Type Kind { get; }

    internal abstract Task<object?> FindAsync(Lookup asked, Asker asker, CancellationToken stop);
}

internal sealed class LookupRoute<TLookup>(ILookup<TLookup> answers) : LookupRoute
    where TLookup : Lookup
{
    public override Type Kind => typeof(TLookup);

    internal override Task<object?> FindAsync(Lookup asked, Asker asker, CancellationToken stop) =>
        answers.FindAsync((TLookup)asked, asker, stop);
}
