namespace Channels.Webhooks.Answers;

/// <summary>Section <c>Knowledge</c>: who may be answered with what.</summary>
internal sealed class KnowledgeOptions
{
    /// <summary>Entries nobody has confirmed answer too, each answer with a label. For demonstrations.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Allows <see cref="Demonstration"/> in the environment Production, where it is refused otherwise.</summary>
    public bool DemonstrationInProduction { get; set; }

    /// <summary>Folder or file of entries that is read at start; the shipped entries when empty.</summary>
    public string? Entries { get; set; }
}
