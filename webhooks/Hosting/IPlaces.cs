namespace Channels.Webhooks.Hosting;

/// <summary>Folders outside the database that a room writes to.</summary>
internal interface IPlaces
{
    IReadOnlyList<Place> All { get; }
}

/// <summary>One folder. Its path is told to nobody: it may name a person, and whoever has to mend it has the settings.</summary>
/// <param name="Setting">The setting that names it.</param>
/// <param name="Look">What is wrong with it now, as a code; null when it can be written. It may wait for a share that does not
/// answer.</param>
internal sealed record Place(string Setting, Func<string?> Look);
