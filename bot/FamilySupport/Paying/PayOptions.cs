namespace Channels.Bot.FamilySupport.Paying;

/// <summary>Section <c>FamilySupport:Paying</c>: whether members are told in their conversation that a month is decided.</summary>
public sealed class PayOptions
{
    /// <summary>Linked members are told. Off: nobody is, and who asks is answered all the same.</summary>
    public bool Tells { get; set; } = true;

    /// <summary>So long after a close was handed over somebody may still be told: who is linked later reads it when they ask.</summary>
    public TimeSpan TellWithin { get; set; } = TimeSpan.FromDays(14);

    /// <summary>So many are told on one day; each is a push, and the account has only so many a month.</summary>
    public int AtMostADay { get; set; } = 1000;
}
