namespace Channels.Bot.Delivery.Sinks.Drop;

/// <summary>What is in a folder that was laid down, so that a receiver can tell that all of it came.</summary>
/// <param name="Sequence">One more than the folder before; a number that is missing is a folder that is missing.</param>
/// <param name="Replaced">Cells in which a character the encoding does not have was replaced by 〓.</param>
/// <param name="Files">Every file but this one.</param>
/// <param name="Versions">Ids of the versions, in the order of the rows: one that comes twice is the same.</param>
internal sealed record DropManifest(
    int Sequence,
    string Sink,
    DateOnly Day,
    string Definition,
    IReadOnlyList<string> DefinitionHashes,
    string Encoding,
    int Rows,
    int Replaced,
    IReadOnlyList<string> Columns,
    IReadOnlyList<DropFile> Files,
    IReadOnlyList<Guid> Versions
);

/// <summary>A file of it.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record DropFile(string Name, long Size, string Sha256);
