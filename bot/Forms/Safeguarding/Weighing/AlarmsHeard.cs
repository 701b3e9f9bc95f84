namespace Channels.Bot.Forms.Safeguarding.Weighing;

/// <summary>What was heard in one message.</summary>
/// <param name="All">Every alarm, in the order of the lists.</param>
/// <param name="Sure">Those of which there is little doubt; the others only weigh like a cry.</param>
/// <param name="Faint">What is none by its weight, but nearly: in a consultation, or after a cry, it is wondered about.</param>
internal sealed record AlarmsHeard(IReadOnlyList<string> All, IReadOnlyList<string> Sure, IReadOnlyList<string> Faint)
{
    /// <summary>What words name that are no cry by themselves, heard otherwise or not.</summary>
    public IReadOnlyList<string> Doubted { get; init; } = [];

    /// <summary>What letters only resemble beside words that say what they mean (かぜのくすりを飲んだ).</summary>
    public IReadOnlyList<string> Explained { get; init; } = [];

    /// <summary>What nothing beside it outweighs: an act with its measure.</summary>
    public IReadOnlyList<string> Certain { get; init; } = [];

    public static readonly AlarmsHeard None = new([], [], []);

    /// <summary>What only weighs like a cry.</summary>
    public IEnumerable<string> Perhaps => All.Except(Sure);
}
