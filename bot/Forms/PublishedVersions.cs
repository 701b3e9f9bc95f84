using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>
/// The published versions of the procedures and what they said: <c>versions.lock</c>, one line <c>procedure version sha-256</c> each. What
/// is locked is the definition, and of the words those that give an answer its meaning: titles, questions, labels, options. Comments,
/// help, examples, problem texts and answers to questions can be improved at any time.
/// </summary>
internal sealed class PublishedVersions
{
    public const string LockFile = "versions.lock";

    private const string Head =
        "# Published versions. Written by 'lint --publish'; a line here never changes: the next change gets the next version.";

    private static readonly string[] MeaningInFields = ["label", "ask", "more", "show", "skip", "options"];

    private readonly SortedDictionary<(string Id, int Version), (string Digest, int Line)> lines = [];

    public IEnumerable<(string Id, int Version)> Versions => lines.Keys;

    /// <summary>Reads the lock file's text; a line that cannot be read is a finding.</summary>
    public static PublishedVersions Read(string text, ICollection<Lint> findings)
    {
        var published = new PublishedVersions();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0 || cells[0].StartsWith('#'))
                continue;
            if (
                cells is [var id, var version, { Length: 64 } digest]
                && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                && published.lines.TryAdd((id, n), (digest, number))
            )
                continue;
            findings.Add(
                new Lint(
                    LockFile,
                    number,
                    1,
                    "lock-line",
                    "This line is not a published version, or stands here twice.",
                    "Restore the file; only 'lint --publish' writes it."
                )
            );
        }

        return published;
    }

    public string? DigestOf(string id, int version) => lines.TryGetValue((id, version), out var known) ? known.Digest : null;

    public int LineOf(string id, int version) => lines[(id, version)].Line;

    /// <summary>Adds a version that was not published yet.</summary>
    public bool Add(Procedure procedure) => lines.TryAdd((procedure.Id, procedure.Version), (Digest(procedure), 0));

    public string Write()
    {
        var text = new StringBuilder(Head).Append('\n');
        foreach (var ((id, version), (digest, _)) in lines)
            text.Append(CultureInfo.InvariantCulture, $"{id} {version} {digest}\n");
        return text.ToString();
    }

    /// <summary>SHA-256 over what is locked, lower-case hexadecimal.</summary>
    public static string Digest(Procedure procedure)
    {
        var canonical = Canonical.Of(w =>
        {
            w.WriteStartObject();
            foreach (var (file, source) in procedure.Sources)
            {
                w.WritePropertyName(file);
                var node = YamlFile.Read(file, source, []);
                if (file is ProcedureReader.DefinitionFile || node is not YamlMap words)
                    Write(w, WithoutHandling(node));
                else
                    WriteMeaning(w, words);
            }

            w.WriteEndObject();
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.GetRawText())));
    }

    /// <summary>What is only asked about answers (<c>unique</c>), and where they go (<c>sinks</c>), gives none its meaning.</summary>
    private static YamlNode? WithoutHandling(YamlNode? node) =>
        node is YamlMap map ? new YamlMap(map.At, [.. map.Entries.Where(e => e.Key.Value is not ("unique" or "sinks"))]) : node;

    private static void WriteMeaning(Utf8JsonWriter w, YamlMap words)
    {
        w.WriteStartObject();
        foreach (var (key, value) in words.Entries.Where(e => e.Key.Value is "title" or "fields"))
        {
            w.WritePropertyName(key.Value);
            if (value is not YamlMap fields)
            {
                Write(w, value);
                continue;
            }

            w.WriteStartObject();
            foreach (var (id, block) in fields.Entries.OrderBy(e => e.Key.Value, StringComparer.Ordinal))
            {
                w.WritePropertyName(id.Value);
                Write(
                    w,
                    block is YamlMap field
                        ? new YamlMap(field.At, [.. field.Entries.Where(e => MeaningInFields.Contains(e.Key.Value))])
                        : block
                );
            }

            w.WriteEndObject();
        }

        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, YamlNode? node)
    {
        switch (node)
        {
            case YamlMap map:
                w.WriteStartObject();
                foreach (var (key, value) in map.Entries.OrderBy(e => e.Key.Value, StringComparer.Ordinal))
                {
                    w.WritePropertyName(key.Value);
                    Write(w, value);
                }

                w.WriteEndObject();
                break;
            case YamlList list:
                w.WriteStartArray();
                foreach (var item in list.Items)
                    Write(w, item);
                w.WriteEndArray();
                break;
            case YamlScalar text:
                w.WriteStringValue(text.Value);
                break;
            default:
                w.WriteNullValue();
                break;
        }
    }
}
