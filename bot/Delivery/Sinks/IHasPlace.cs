namespace Channels.Bot.Delivery.Sinks;

/// <summary>
/// A sink that lays things down in a place outside this product. A share that is not mounted looks like an empty folder; what is written
/// there is lost when the share comes back. So a place has a mark, made once by an operator, and without it nothing is written.
/// </summary>
public interface IHasPlace
{
    /// <summary>What is known of the place now.</summary>
    PlaceState Look();

    /// <summary>As <see cref="Look"/>, and whether something can be written there now: a share that was mounted again read-only, or is
    /// full, looks well.</summary>
    PlaceState Probe();

    /// <summary>Makes the mark where there is none; never the place itself: one that is not there is a slip of the pen, or a
    /// share.</summary>
    /// <returns>What is known of the place after that.</returns>
    PlaceState Prepare();
}

/// <summary>What is known of a place.</summary>
public enum PlaceState
{
    /// <summary>It has the mark of this sink.</summary>
    Ready,

    /// <summary>It is a folder without a mark: never prepared, or the share is not mounted.</summary>
    NotPrepared,

    /// <summary>It has the mark of another sink.</summary>
    AnothersMark,

    /// <summary>It is not there, or cannot be read.</summary>
    Away,

    /// <summary>It has the mark of this sink, and nothing can be written.</summary>
    NotWritable,
}
