using System.Collections.Frozen;
using System.Collections.Immutable;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Staff;

namespace Channels.Bot.Forms;

/// <summary>All procedures the product can hold a dialog about, as they were read; in Development a changed folder takes their
/// place at once
/// (<see cref="Become"/>).</summary>
public sealed class ProcedureCatalog
{
    private volatile Shelf shelf;

    internal ProcedureCatalog(IEnumerable<Procedure> procedures, IEnumerable<Lint> findings) => shelf = new Shelf(procedures, findings);

    /// <summary>What is wrong with the files; a procedure with an error is not in the catalog, the others are.</summary>
    public ImmutableArray<Lint> Findings => shelf.Findings;

    /// <summary>Numbers for people in danger.</summary>
    internal HotlineBook Hotlines
    {
        get => shelf.Hotlines;
        init => shelf.Hotlines = value;
    }

    /// <summary>What was read; another object when it was read anew. Who keeps something made of it compares.</summary>
    internal object Edition => shelf;

    /// <summary>From now on everybody who holds this one sees what was read there. Conversations that are open find their version, or
    /// hear that it is gone.</summary>
    internal void Become(ProcedureCatalog fresh) => shelf = fresh.shelf;

    /// <summary>Approved numbers that nobody has made sure of for too long.</summary>
    public IReadOnlyList<string> StaleHotlines(DateOnly today) => [.. Hotlines.All.Where(h => h.IsStale(today)).Select(h => h.Id)];

    /// <summary>Every version of every procedure, by id and version.</summary>
    public ImmutableArray<Procedure> All => shelf.All;

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
        shelf.ByVersion.TryGetValue((id, version), out var procedure) ? procedure
        : (Staff.Id, Staff.Version) == (id, version) ? Staff
        : null;

    /// <summary>The newest procedure whose numbers begin so, or null.</summary>
    internal Procedure? OfNumber(string prefix) => All.LastOrDefault(p => p.Prefix == prefix) ?? (Staff.Prefix == prefix ? Staff : null);

    /// <summary>Some question suggests what was answered there.</summary>
    internal bool IsReferredTo(string procedure, string field) => shelf.ReferredTo.Contains((procedure, field));

    /// <summary>The versions new sessions use on a day: per procedure the newest whose date has come and whose last
    /// day is not over.</summary>
    public IReadOnlyList<Procedure> On(DateOnly today) => shelf.On(today).Procedures;

    /// <summary>Those whose last day is over.</summary>
    internal IReadOnlyList<Procedure> ClosedOn(DateOnly today) => shelf.On(today).Closed;

    /// <summary>What one reading of the folder gave.</summary>
    private sealed class Shelf
    {
        /// <summary>Every turn asks, and the answer changes once a day.</summary>
        private Offer? latest;

        public Shelf(IEnumerable<Procedure> procedures, IEnumerable<Lint> findings)
        {
            ByVersion = procedures.ToFrozenDictionary(p => (p.Id, p.Version));
            Findings = [.. findings];
            All = [.. ByVersion.Values.OrderBy(p => p.Id, StringComparer.Ordinal).ThenBy(p => p.Version)];
            ReferredTo = All.SelectMany(p =>
                    p.Fields.Where(f => f.Default is not null).Select(f => (f.Default!.Procedure ?? p.Id, f.Default.Field))
                )
                .ToFrozenSet();
        }

        public FrozenDictionary<(string Id, int Version), Procedure> ByVersion { get; }

        public FrozenSet<(string Procedure, string Field)> ReferredTo { get; }

        public ImmutableArray<Lint> Findings { get; }

        public ImmutableArray<Procedure> All { get; }

        public HotlineBook Hotlines { get; set; } = HotlineBook.Empty;

        public Offer On(DateOnly today)
        {
            if (latest is { } known && known.Day == today)
                return known;
            var newest = All.Where(p => p.From is null || p.From <= today)
                .GroupBy(p => p.Id)
                .Select(g => g.Last())
                .ToLookup(p => p.IsOver(today));
            return latest = new Offer(today, [.. newest[false]], [.. newest[true]]);
        }
    }

    private sealed record Offer(DateOnly Day, IReadOnlyList<Procedure> Procedures, IReadOnlyList<Procedure> Closed);
}
