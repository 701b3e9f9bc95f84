using Channels.Bot.Contract;
using Channels.Bot.Data;

namespace Channels.Bot.Submissions.Following;

/// <summary>Knows by which names those are registered whom a submission may be about.</summary>
public interface IKnowNames
{
    /// <summary>The names that are nobody's; null: all are known, or who is registered is not known here.</summary>
    /// <param name="conversationKey">Who hands it in: names are compared only for whom they concern.</param>
    Task<UnknownNames?> UnknownAsync(ChannelsDb db, string conversationKey, CaredFor care, CancellationToken stop);
}
