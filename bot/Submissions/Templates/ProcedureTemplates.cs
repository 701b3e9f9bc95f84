using System.Text.Json;
using Channels.Bot.Data;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Fields;
using Channels.Text;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Submissions.Templates;

/// <summary>
/// The definition of a procedure for those who read its rows: field ids, types and options. A version whose files are there no more is
/// read from what was frozen with its first submission.
/// </summary>
public sealed class ProcedureTemplates(IStore store, ProcedureCatalog catalog, TimeProvider clock)
{
    /// <param name="name">Procedure id.</param>
    /// <param name="version">Null: the one of today.</param>
    /// <returns>Null when there is no such procedure or version.</returns>
    public async Task<ProcedureTemplate?> FindAsync(string name, int? version, CancellationToken cancellationToken)
    {
        var frozen = await store.ReadAsync(
            (db, stop) => db.ProcedureVersions.Where(v => v.Procedure == name).Select(v => v.Version).ToListAsync(stop),
            cancellationToken
        );
        var loaded = catalog.All.Where(p => p.Id == name).Select(p => p.Version).ToList();
        if (catalog.Staff.Id == name)
            loaded.Add(catalog.Staff.Version);
        int[] versions = [.. loaded.Union(frozen).Order()];
        var wanted = version ?? catalog.On(JapanTime.DayOf(clock.GetUtcNow())).FirstOrDefault(p => p.Id == name)?.Version;
        wanted ??= versions.Length > 0 ? versions[^1] : null;
        if (wanted is not { } one || !versions.Contains(one))
            return null;
        return (catalog.Find(name, one) ?? await ThawAsync(name, one, cancellationToken)) is { } procedure ? Of(procedure, versions) : null;
    }

    private async Task<Procedure?> ThawAsync(string name, int version, CancellationToken cancellationToken)
    {
        var document = await store.ReadAsync(
            (db, stop) =>
                db.ProcedureVersions.Where(v => v.Procedure == name && v.Version == version).Select(v => v.Definition).SingleAsync(stop),
            cancellationToken
        );
        var sources = JsonSerializer.Deserialize<Dictionary<string, string>>(document) ?? [];
        return sources.ContainsKey(ProcedureReader.DefinitionFile) ? ProcedureReader.Read(name, name, sources, []) : null;
    }

    private static ProcedureTemplate Of(Procedure procedure, IReadOnlyList<int> versions) =>
        new(
            procedure.Id,
            procedure.Version,
            procedure.Hash,
            versions,
            procedure.Languages.Order(StringComparer.Ordinal).ToDictionary(l => l, procedure.Title),
            procedure.Queue,
            procedure.Prefix,
            procedure.Route,
            Fields(procedure, procedure.Fields)
        );

    private static List<TemplateField> Fields(Procedure procedure, IEnumerable<Field> fields) =>
        [.. fields.Where(f => f.Type is not NoteField).Select(f => Of(procedure, f))];

    private static TemplateField Of(Procedure procedure, Field field) =>
        new(
            field.Id,
            field.Type.Name,
            !field.IsOptional && field.When is null,
            field.Texts.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value.Label),
            [
                .. field.Type.Options.Select(o => new TemplateOption(
                    o,
                    field
                        .Texts.Where(t => t.Value.Options.ContainsKey(o))
                        .OrderBy(t => t.Key, StringComparer.Ordinal)
                        .ToDictionary(t => t.Key, t => t.Value.Options[o].Label)
                )),
            ],
            field.Type is RepeatField group ? new TemplateGroup(!group.IsSingle, group.AtLeast, group.AtMost, group.Numbered) : null,
            field.Type is RepeatField of ? Fields(procedure, of.Children) : []
        );
}

/// <summary>The definition of one version of a procedure.</summary>
/// <param name="Procedure">Its id.</param>
/// <param name="Hash">SHA-256 of its files: <c>definitionHash</c> of the submissions made with it.</param>
/// <param name="Versions">Every version there is or was handed in with.</param>
/// <param name="Titles">By language.</param>
/// <param name="Prefix">Of its numbers.</param>
/// <param name="Route">The field by which submissions are routed, or null.</param>
public sealed record ProcedureTemplate(
    string Procedure,
    int Version,
    string Hash,
    IReadOnlyList<int> Versions,
    IReadOnlyDictionary<string, string> Titles,
    string Queue,
    string Prefix,
    string? Route,
    IReadOnlyList<TemplateField> Fields
);

/// <summary>One field. Its id never means something else in a later version.</summary>
/// <param name="IsRequired">Always answered; others may be skipped, or are asked only after some answers.</param>
/// <param name="Labels">By language.</param>
/// <param name="Options">What a choice can be.</param>
/// <param name="Group">How often its fields come, when it is a group; else null.</param>
/// <param name="Fields">The fields of a group.</param>
public sealed record TemplateField(
    string Id,
    string Type,
    bool IsRequired,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<TemplateOption> Options,
    TemplateGroup? Group,
    IReadOnlyList<TemplateField> Fields
);

/// <summary>One option.</summary>
public sealed record TemplateOption(string Id, IReadOnlyDictionary<string, string> Labels);

/// <summary>A group of fields.</summary>
/// <param name="IsList">A list of objects; else one object.</param>
/// <param name="Numbered">The key under which each item has its place, or null.</param>
public sealed record TemplateGroup(bool IsList, int AtLeast, int AtMost, string? Numbered);
