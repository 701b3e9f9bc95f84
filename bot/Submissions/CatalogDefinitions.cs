using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Channels.Bot.Forms;

namespace Channels.Bot.Submissions;

/// <summary>Definitions as they are loaded: every file of the procedure, by name, in one JSON object.</summary>
internal sealed class CatalogDefinitions(ProcedureCatalog catalog) : IFrozenDefinitions
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public FrozenDefinition? Find(string procedure, int version) =>
        catalog.Find(procedure, version) is { } found
            ? new FrozenDefinition(found.Hash, JsonSerializer.Serialize(found.Sources, Json))
            : null;
}
