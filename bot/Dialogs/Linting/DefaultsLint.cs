using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Dialogs.Linting;

/// <summary>A default refers to a question of the registration that exists, is of the same type, and may be remembered.</summary>
internal static class DefaultsLint
{
    public static void Check(ProcedureCatalog catalog, ICollection<Lint> findings)
    {
        var newest = catalog.All.GroupBy(p => p.Id).Select(g => g.Last()).ToDictionary(p => p.Id);
        foreach (var field in newest.Values.SelectMany(p => p.Fields))
        {
            if (field.Default is not { Procedure: { } id } from)
                continue;
            if (!newest.TryGetValue(id, out var other))
                Add(field, "default-broken", $"There is no procedure '{id}'.", "Write 'default: last', or add the procedure.");
            else if (other.Fields.FirstOrDefault(f => f.Id == from.Field) is not { } source)
                Add(
                    field,
                    "default-broken",
                    $"'{id}' has no field '{from.Field}'.",
                    Nearest.Hint(from.Field, [.. other.Fields.Select(f => f.Id)])
                );
            else if (source.Type.Name != field.Type.Name)
                Add(
                    field,
                    "default-type",
                    $"'{from.Field}' of '{id}' is of type '{source.Type.Name}'.",
                    $"Make both '{field.Type.Name}', or remove the line."
                );
            else if (source.IsSensitive)
                Add(field, "default-sensitive", $"'{from.Field}' of '{id}' is sensitive and not remembered.", "Remove the line.");
        }

        void Add(Field field, string code, string message, string hint) => findings.Add(MapReader.Finding(field.At, code, message, hint));
    }
}
