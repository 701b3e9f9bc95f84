namespace Channels.Bot.Measures;

/// <summary>One step of somebody through a form.</summary>
/// <param name="Name">One of <see cref="FormMoveNames"/>.</param>
/// <param name="Procedure">Procedure id.</param>
/// <param name="Version">Definition version.</param>
/// <param name="Field">Field id, or empty for the whole form.</param>
public readonly record struct FormMove(string Name, string Procedure, int Version, string Field);

/// <summary>What can happen on the way through a form.</summary>
public static class FormMoveNames
{
    public const string Started = "started";

    public const string Answered = "answered";

    public const string Skipped = "skipped";

    /// <summary>An answer was not understood.</summary>
    public const string Failed = "failed";

    /// <summary>The person went back to the question, or changed its answer.</summary>
    public const string Back = "back";

    /// <summary>Left with a resume code, at this question.</summary>
    public const string Paused = "paused";

    /// <summary>Taken up again with a resume code.</summary>
    public const string Resumed = "resumed";

    /// <summary>Given up, begun again or expired, at this question.</summary>
    public const string Abandoned = "abandoned";

    public const string Submitted = "submitted";
}
