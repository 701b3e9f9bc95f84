namespace Channels.Bot.Joints;

/// <summary>Knows which cases are still there: a conversation goes on with a number that an office may have erased meanwhile.</summary>
public interface IStandingCases
{
    /// <returns>Those of the numbers whose case is there and not erased.</returns>
    Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<string> references, CancellationToken stop);
}
