namespace Channels.Bot.FamilySupport.Stamps;

/// <summary>Section <c>FamilySupport:Stamps</c>: who is told of stamps, and when one that is missing is asked for.</summary>
public sealed class StampOptions
{
    /// <summary>Requesting members with a linked conversation are told of stamps, by day. Off: they read them when they ask.</summary>
    public bool Tells { get; set; } = true;

    /// <summary>Providers are asked for a return that was not stamped.</summary>
    public bool Asks { get; set; } = true;

    /// <summary>So long after the hand-over, where no former report says when it usually ends.</summary>
    public TimeSpan AskAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>So long after the first question they are asked once more, and then never again.</summary>
    public TimeSpan AskAgain { get; set; } = TimeSpan.FromHours(1);

    /// <summary>So long after the return the provider is reminded of the report, and once more after the same time.</summary>
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromHours(20);

    /// <summary>Stamps of which no report was made go after so long.</summary>
    public TimeSpan Keeps { get; set; } = TimeSpan.FromDays(60);
}
