using Channels.Knowledge.Content;

namespace Channels.Knowledge.Office;

/// <summary>What became of a piece of work on an entry.</summary>
public abstract record EntryOutcome
{
    /// <summary>It is written (or was already, by the same request before).</summary>
    /// <param name="Warnings">What the writer should know, and may ignore.</param>
    /// <param name="Told">Who was told that their inquiry is answered.</param>
    public sealed record Done(StoredVersion Version, IReadOnlyList<EntryFinding> Warnings, IReadOnlyList<AskerTold> Told) : EntryOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Code">Stable code.</param>
    /// <param name="Findings">What is wrong with the entry, where that is the reason.</param>
    public sealed record Refused(RefusalKind Kind, string Code, string Message, IReadOnlyList<EntryFinding> Findings) : EntryOutcome
    {
        /// <summary>The version that is there now, where another one was expected.</summary>
        public int? Version { get; init; }
    }

    public static Refused Refuse(RefusalKind kind, string code, string message) => new(kind, code, message, []);
}

/// <summary>Why nothing was written.</summary>
public enum RefusalKind
{
    /// <summary>There is no such thing.</summary>
    Unknown,

    /// <summary>Not by this person.</summary>
    Forbidden,

    /// <summary>It stands differently from what the writer saw.</summary>
    Conflict,

    /// <summary>What is to be written is not in order.</summary>
    Invalid,
}
