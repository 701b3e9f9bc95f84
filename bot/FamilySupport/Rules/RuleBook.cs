using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>All rule packs of a folder. One that has a fault, or was changed after it was published, prices nothing.</summary>
public sealed class RuleBook
{
    private readonly List<RulePack> packs;

    private RuleBook(List<RulePack> packs, IReadOnlyList<Lint> findings) => (this.packs, Findings) = (packs, findings);

    /// <summary>The shipped packs, beside the assembly.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "FamilySupport", "Rules");

    /// <summary>All packs, by place and day.</summary>
    public IReadOnlyList<RulePack> Packs => packs;

    /// <summary>What is wrong, with file, line and column.</summary>
    public IReadOnlyList<Lint> Findings { get; }

    public static RuleBook Load(string folder)
    {
        var findings = new List<Lint>();
        var lockFile = Path.Combine(folder, PackLock.File);
        var published = PackLock.Read(File.Exists(lockFile) ? File.ReadAllText(lockFile) : "", findings);
        var packs = new List<RulePack>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var faults = new List<Lint>();
            var pack = Read(name, File.ReadAllText(path), faults);
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
            if (pack is not null && faults.TrueForAll(f => f.Level is LintLevel.Warning))
                packs.Add(pack);
        }

        packs.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id) is var order and not 0 ? order : a.From.CompareTo(b.From));
        return new RuleBook(packs, findings);
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
