namespace Channels.Tests.SystemWide.House;

/// <summary>What a maintainer can hold in the head at once. The rules fail above it, the figures show where the house stands.</summary>
internal static class Limits
{
    /// <summary>A class that wants more was given more than one task.</summary>
    public const int ConstructorParameters = 8;

    /// <summary>Own types that one type names; above it, nobody changes the type without reading half of the house.</summary>
    public const int FanOut = 40;

    /// <summary>Files directly in one folder; above it, a list is no longer a table of contents.</summary>
    public const int FilesPerFolder = 25;

    /// <summary>Characters of a line: what stands beside its change in a review.</summary>
    public const int Columns = 140;
}
