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

    private readonly PublishedLines lines;

    private PublishedVersions(PublishedLines lines) => this.lines = lines;

    public IEnumerable<(string Id, int Version)> Versions => lines.Versions;

    /// <summary>Reads the lock file's text; a line that cannot be read is a finding.</summary>
    public static PublishedVersions Read(string text, ICollection<Lint> findings) =>
        new(
            PublishedLines.Read(
                text,
                line =>
                    findings.Add(
                        new Lint(
                            LockFile,
                            line,
                            1,
                            "lock-line",
                            "This line is not a published version, or stands here twice.",
                            "Restore the file; only 'lint --publish' writes it."
                        )
                    )
            )
        );

    public string? DigestOf(string id, int version) => lines.HashOf(id, version);

    public int LineOf(string id, int version) => lines.LineOf(id, version);

    /// <summary>Adds a version that was not published yet.</summary>
    public bool Add(Procedure procedure) => lines.Add(procedure.Id, procedure.Version, Digest(procedure));

    public string Write() => lines.Write(Head);

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

    /// <summary>What is only asked about answers (<c>unique</c>), what may be known of them before (<c>stamped</c>), where they go
    /// (<c>sinks</c>), until when and how many there may be gives none its meaning.</summary>
    private static YamlNode? WithoutHandling(YamlNode? node) =>
        node is not YamlMap map
            ? node
            : new YamlMap(
                map.At,
                [
                    .. map
                        .Entries.Where(e => e.Key.Value is not ("unique" or "sinks" or "until" or "stamped"))
                        .Select(e =>
                            e is { Key.Value: "fields", Value: YamlList fields }
                                ? KeyValuePair.Create(e.Key, (YamlNode)WithoutLimits(fields))
                                : e
                        ),
                ]
            );

    private static YamlList WithoutLimits(YamlList fields) =>
        new(
            fields.At,
            [
                .. fields.Items.Select(f =>
                    f is YamlMap field ? new YamlMap(field.At, [.. field.Entries.Where(e => e.Key.Value is not "limits")]) : f
                ),
            ]
        );

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
