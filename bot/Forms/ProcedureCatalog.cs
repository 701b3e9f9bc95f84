using System.Collections.Frozen;
using System.Collections.Immutable;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Staff;

namespace Channels.Bot.Forms;

/// <summary>All procedures the product can hold a dialog about. Immutable; a changed folder is a new catalog.</summary>
public sealed class ProcedureCatalog
{
    private readonly FrozenDictionary<(string Id, int Version), Procedure> byVersion;
    private readonly FrozenSet<(string Procedure, string Field)> referredTo;

    /// <summary>Every turn asks, and the answer changes once a day.</summary>
    private Offer? latest;

    internal ProcedureCatalog(IEnumerable<Procedure> procedures, IEnumerable<Lint> findings)
    {
        byVersion = procedures.ToFrozenDictionary(p => (p.Id, p.Version));
        Findings = [.. findings];
        All = [.. byVersion.Values.OrderBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => p.Version)];
        referredTo = All.SelectMany(p =>
                p.Fields.Where(f => f.Default is not null).Select(f => (f.Default!.Procedure ?? p.Id, f.Default.Field))
            )
            .ToFrozenSet();
    }

    /// <summary>What is wrong with the files; a procedure with an error is not in the catalog, the others are.</summary>
    public ImmutableArray<Lint> Findings { get; }

    /// <summary>Numbers for people in danger.</summary>
    internal HotlineBook Hotlines { get; init; } = HotlineBook.Empty;

    /// <summary>Approved numbers that nobody has made sure of for too long.</summary>
    public IReadOnlyList<string> StaleHotlines(DateOnly today) => [.. Hotlines.All.Where(h => h.IsStale(today)).Select(h => h.Id)];

    /// <summary>Every version of every procedure, by id and version.</summary>
    public ImmutableArray<Procedure> All { get; }

    /// <summary>Reads every folder below <paramref name="folder"/> that holds a procedure.yaml.</summary>
    public static ProcedureCatalog Load(string folder)
    {
        var findings = new List<Lint>();
        var procedures = new List<Procedure>();
        foreach (var files in ProcedureFolder.Under(folder, findings))
        {
            if (ProcedureReader.Read(files.Name, files.ShownAs, files.Sources, findings) is not { } procedure)
                continue;
            if (procedures.Exists(p => (p.Id, p.Version) == (procedure.Id, procedure.Version)))
                findings.Add(
                    new Lint(
                        $"{files.ShownAs}/{ProcedureReader.DefinitionFile}",
                        1,
                        1,
                        "version-duplicate",
                        $"Version {procedure.Version} is there twice.",
                        "A published version never changes: give the new one the next number."
                    )
                );
            else
                procedures.Add(procedure);
        }

        var hotlines = HotlineBook.Load(folder, findings);
        return new ProcedureCatalog(procedures, findings) { Hotlines = hotlines };
    }

    /// <summary>What a wish for a member of staff is handed in as; on no menu.</summary>
    internal Procedure Staff { get; } = StaffProcedure.Default;

    /// <summary>The version a session or a submission was made with.</summary>
    public Procedure? Find(string id, int version) =>
        byVersion.TryGetValue((id, version), out var procedure) ? procedure
        : (Staff.Id, Staff.Version) == (id, version) ? Staff
        : null;

    /// <summary>The newest procedure whose numbers begin so, or null.</summary>
    internal Procedure? OfNumber(string prefix) => All.LastOrDefault(p => p.Prefix == prefix) ?? (Staff.Prefix == prefix ? Staff : null);

    /// <summary>Some question suggests what was answered there.</summary>
    internal bool IsReferredTo(string procedure, string field) => referredTo.Contains((procedure, field));

    /// <summary>The versions new sessions use on a day: per procedure the newest whose date has come.</summary>
    public IReadOnlyList<Procedure> On(DateOnly today)
    {
        if (latest is { } known && known.Day == today)
            return known.Procedures;
        Procedure[] procedures = [.. All.Where(p => p.From is null || p.From <= today).GroupBy(p => p.Id).Select(g => g.Last())];
        latest = new Offer(today, procedures);
        return procedures;
    }

    private sealed record Offer(DateOnly Day, IReadOnlyList<Procedure> Procedures);
}
