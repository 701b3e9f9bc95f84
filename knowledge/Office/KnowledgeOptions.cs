using System.ComponentModel.DataAnnotations;

namespace Channels.Knowledge.Office;

/// <summary>Section <c>Knowledge</c>: who may be answered with what, and how entries are looked after.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>Entries nobody has confirmed answer too, each answer with a label. For demonstrations.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Allows <see cref="Demonstration"/> in the environment Production, where it is refused otherwise.</summary>
    public bool DemonstrationInProduction { get; set; }

    /// <summary>
    /// The assistant answers whoever asks. Otherwise only those who came as care providers: by the page of their procedure, by having
    /// chosen it, or by having said so when asked. For an installation or an account that only care providers use.
    /// </summary>
    public bool AnswersAnyone { get; set; }

    /// <summary>Folder or file of entries that is read at start; the shipped entries when empty.</summary>
    public string? Entries { get; set; }

    /// <summary>How often a node looks whether another one changed an entry.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Days from an approval to the next review, where the approver names none.</summary>
    [Range(1, 3660)]
    public int ReviewAfterDays { get; set; } = 365;
}
