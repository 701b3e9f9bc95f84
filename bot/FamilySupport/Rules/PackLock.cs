using System.Security.Cryptography;
using System.Text;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.FamilySupport.Rules;

/// <summary>The packs by which somebody was paid: <c>packs.lock</c>, a line <c>place version sha-256</c> each.</summary>
public sealed class PackLock
{
    public const string File = "packs.lock";

    private const string Head =
        "# Published rule packs. Written by 'fees check --publish place-version'; "
        + "a line here never changes: what changes is the next version.";

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "words", "assumed" };

    private readonly PublishedLines lines;

    private PackLock(PublishedLines lines) => this.lines = lines;

    public static PackLock Read(string text, ICollection<Lint> findings) =>
        new(
            PublishedLines.Read(
                text,
                line =>
                    findings.Add(
                        new Lint(File, line, 1, "lock-line", "This line is no published pack, or stands here twice.", "Restore the file.")
                    )
            )
        );

    /// <summary>All that was published.</summary>
    internal IEnumerable<(string Id, int Version)> Versions => lines.Versions;

    /// <summary>What was published of this version, or null.</summary>
    public string? HashOf(RulePack pack) => lines.HashOf(pack.Id, pack.Version);

    /// <summary>Adds a version that was not published yet.</summary>
    public bool Add(RulePack pack) => lines.Add(pack.Id, pack.Version, pack.Hash);

    public string Write() => lines.Write(Head);

    /// <summary>SHA-256 over the rules as they are meant: comments, order of keys, words and questions to the city do not count.</summary>
    internal static string Hash(YamlMap pack)
    {
        var rules = new StringBuilder();
        Write(rules, new YamlMap(pack.At, [.. pack.Entries.Where(e => !Words.Contains(e.Key.Value))]), sorted: true);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules.ToString())));
    }

    private static void Write(StringBuilder text, YamlNode node, bool sorted)
    {
        switch (node)
        {
            case YamlMap map:
                // Of day classes the first that holds counts: their order is a rule.
                var entries = sorted ? [.. map.Entries.OrderBy(e => e.Key.Value, StringComparer.Ordinal)] : map.Entries;
                text.Append('{');
                foreach (var (key, value) in entries)
                {
                    text.Append(key.Value.Length).Append(':').Append(key.Value);
                    Write(text, value, key.Value is not "days");
                }

                text.Append('}');
                break;
            case YamlList list:
                text.Append('[');
                foreach (var item in list.Items)
                    Write(text, item, sorted: true);
                text.Append(']');
                break;
            case YamlScalar scalar:
                text.Append(scalar.Value.Length).Append(':').Append(scalar.Value);
                break;
        }
    }
}
