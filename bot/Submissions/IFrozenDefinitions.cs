namespace Channels.Bot.Submissions;

/// <summary>Gives the definition a person filled in, to be frozen beside the submission.</summary>
public interface IFrozenDefinitions
{
    /// <summary>The definition and its texts, or null when the version is not loaded.</summary>
    FrozenDefinition? Find(string procedure, int version);
}

/// <summary>A definition as one JSON document, and its SHA-256 in hex.</summary>
public sealed record FrozenDefinition(string Hash, string Document);
