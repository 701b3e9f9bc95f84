using Channels.Bot.Contract;

namespace Channels.Bot.Joints;

/// <summary>Answers one kind of look-up from the database, in the room that owns the rows; see <see cref="Lookups"/>.</summary>
/// <typeparam name="TLookup">What is asked.</typeparam>
public interface ILookup<in TLookup>
    where TLookup : Lookup
{
    /// <param name="asked">What the step wants to know.</param>
    /// <param name="asker">Who wants to know.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>What was found, as the look-up says; null for nothing.</returns>
    Task<object?> FindAsync(TLookup asked, Asker asker, CancellationToken stop);
}

/// <summary>Who wants to know.</summary>
/// <param name="ConversationKey">Pseudonym of the conversation.</param>
/// <param name="Language">Language of its dialog.</param>
/// <param name="Origin">Where the person comes from as far as that is known; else the conversation.</param>
public sealed record Asker(string ConversationKey, string Language, string Origin);
