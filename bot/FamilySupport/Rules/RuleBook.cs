using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>All rule packs of a folder. One that has a fault, or was changed after it was published, prices nothing.</summary>
public sealed class RuleBook
{
    private readonly List<RulePack> packs;
    private readonly PackLock published;
    private readonly IReadOnlyList<(string? Place, Lint Fault)> faults;

    private RuleBook(List<RulePack> packs, PackLock published, IReadOnlyList<(string?, Lint)> faults, IReadOnlyList<Lint> findings) =>
        (this.packs, this.published, this.faults, Findings) = (packs, published, faults, findings);

    /// <summary>The shipped packs, beside the assembly.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "FamilySupport", "Rules");

    /// <summary>All packs, by place and day.</summary>
    public IReadOnlyList<RulePack> Packs => packs;

    /// <summary>What is wrong, with file, line and column.</summary>
    public IReadOnlyList<Lint> Findings { get; }

    /// <summary>What is wrong with the packs of a place, or of a file that does not say whose it is; null: nothing.</summary>
    public Lint? FaultOf(string place) => faults.FirstOrDefault(f => f.Place is null || f.Place == place).Fault;

    /// <summary>A pack of a place that holds on a day or before and was never published; null: there is none.</summary>
    public RulePack? UnpublishedOf(string place, DateOnly until) =>
        packs.Find(p => p.Id == place && p.From <= until && published.HashOf(p) is null);

    public static RuleBook Load(string folder)
    {
        var findings = new List<Lint>();
        var lockFile = Path.Combine(folder, PackLock.File);
        var published = PackLock.Read(File.Exists(lockFile) ? File.ReadAllText(lockFile) : "", findings);
        var (packs, seen) = (new List<RulePack>(), new HashSet<(string, int)>());
        var ofPlaces = findings.ConvertAll(f => ((string?)null, f));
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var faults = new List<Lint>();
            var text = File.ReadAllText(path);
            var pack = Read(name, text, faults);
            if (pack is not null)
                seen.Add((pack.Id, pack.Version));
            if (pack is not null && published.HashOf(pack) is { } hash && hash != pack.Hash)
            {
                faults.Add(
                    new Lint(
                        name,
                        1,
                        1,
                        "pack-changed",
                        $"{pack.Id} {pack.Version} is published, and its rules are not the ones that were.",
                        "Restore the file, and write what changed as the next version from a later day on."
                    )
                );
            }

            if (pack is not null && packs.Exists(p => p.Id == pack.Id && (p.Version == pack.Version || p.From == pack.From)))
                faults.Add(new Lint(name, 1, 1, "pack-twice", "Another file has this version or this first day.", "Give it the next."));
            findings.AddRange(faults);
            ofPlaces.AddRange(faults.Where(f => f.Level is LintLevel.Error).Select(f => (pack?.Id ?? IdIn(text), f)));
            if (pack is not null && faults.TrueForAll(f => f.Level is LintLevel.Warning))
                packs.Add(pack);
        }

        foreach (var (id, version) in published.Versions.Where(v => !seen.Contains(v)))
        {
            var missing = new Lint(
                PackLock.File,
                1,
                1,
                "pack-missing",
                $"{id} {version} is published, and no file that can be read has it.",
                "Restore the file."
            );
            findings.Add(missing);
            ofPlaces.Add((id, missing));
        }

        packs.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id) is var order and not 0 ? order : a.From.CompareTo(b.From));
        return new RuleBook(packs, published, ofPlaces, findings);
    }

    /// <summary>Whose a file says it is, when it cannot be read as a pack; null: it does not say.</summary>
    private static string? IdIn(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("id:", StringComparison.Ordinal) && line[3..].Trim() is { IsEmpty: false } id && id.IndexOfAny("[{#") < 0)
                return id.Trim("\"'").ToString();
        }

        return null;
    }

    /// <summary>One pack from its text, or null; what is wrong is added to the findings.</summary>
    public static RulePack? Read(string file, string text, ICollection<Lint> findings)
    {
        var faults = new List<Lint>();
        var pack = YamlFile.Read(file, text, faults) is { } node ? PackReader.Read(node, faults) : null;
        foreach (var fault in faults)
            findings.Add(fault);
        return faults.Exists(f => f.Level is LintLevel.Error) ? null : pack;
    }

    /// <summary>The pack that prices a day's activities at a place, or null when there is none.</summary>
    public RulePack? For(string place, DateOnly day)
    {
        for (var i = packs.Count - 1; i >= 0; i--)
        {
            if (packs[i].From <= day && packs[i].Id == place)
                return packs[i];
        }

        return null;
    }
}
