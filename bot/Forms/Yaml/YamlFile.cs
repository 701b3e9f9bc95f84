using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Channels.Bot.Forms.Yaml;

/// <summary>
/// Reads one YAML document into nodes with places. Bounded on purpose: size, depth and count have limits, and what could make
/// a small file grow or run something (anchors, aliases, tags, several documents) is refused.
/// </summary>
internal static class YamlFile
{
    /// <summary>Largest file, in characters.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>Deepest nesting of blocks and lists.</summary>
    public const int DeepestLevel = 12;

    private const int MostNodes = 20_000;

    /// <summary>The document's node, or null with a finding added.</summary>
    public static YamlNode? Read(string file, string text, ICollection<Lint> findings)
    {
        if (text.Length > MostCharacters)
        {
            findings.Add(
                new Lint(file, 1, 1, "yaml-too-large", $"The file has {text.Length} characters.", $"Keep it under {MostCharacters}.")
            );
            return null;
        }

        var reading = new Reading(file, text);
        try
        {
            return reading.Document();
        }
        catch (RefusedException refused)
        {
            findings.Add(refused.Finding);
        }
        catch (YamlException broken)
        {
            findings.Add(
                Syntax(new Place(file, (int)Math.Max(1, broken.Start.Line), (int)Math.Max(1, broken.Start.Column)), broken.Message)
            );
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The library's scanner stumbles over some broken flow blocks instead of reporting them.
            findings.Add(Syntax(reading.Latest, "a bracket or a comma is out of place near here."));
        }

        return null;
    }

    private static Lint Syntax(Place at, string message) =>
        new(
            at.File,
            at.Line,
            at.Column,
            "yaml-syntax",
            "This is not valid YAML: " + message.ReplaceLineEndings(" "),
            "Check the indentation and put quotes around text that contains \": \", \"#\" or starts with a sign."
        );

    private sealed class RefusedException(Lint finding) : Exception(finding.Message)
    {
        public Lint Finding { get; } = finding;
    }

    private sealed class Reading(string file, string text)
    {
        private readonly Parser parser = new(new StringReader(text));
        private int nodes;

        /// <summary>The place of what was read last.</summary>
        public Place Latest => At(parser.Current?.End ?? new Mark());

        public YamlNode Document()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                throw Refuse(new Mark(), "yaml-empty", "The file is empty.", "Write at least the required keys.");

            parser.Consume<DocumentStart>();
            var node = Node(1);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
                throw Refuse(second.Start, "yaml-documents", "The file holds several documents.", "Remove the line with '---'.");
            return node;
        }

        private YamlNode Node(int depth)
        {
            if (parser.Accept<AnchorAlias>(out var alias))
                throw Refuse(alias.Start, "yaml-alias", "Aliases (*name) are not read.", "Write the text out where it is needed.");
            if (!parser.Accept<NodeEvent>(out var head))
                throw Refuse(
                    parser.Current?.Start ?? new Mark(),
                    "yaml-syntax",
                    "A value is missing here.",
                    "Write a value after the colon."
                );
            if (!head.Anchor.IsEmpty)
                throw Refuse(head.Start, "yaml-alias", "Anchors (&name) are not read.", "Write the text out where it is needed.");
            if (!head.Tag.IsEmpty && !head.Tag.IsNonSpecific)
                throw Refuse(head.Start, "yaml-tag", "Tags (!name) are not read.", "Remove the tag.");
            if (depth > DeepestLevel)
                throw Refuse(head.Start, "yaml-too-deep", $"Nested more than {DeepestLevel} levels.", "A procedure never needs that much.");
            if (++nodes > MostNodes)
                throw Refuse(head.Start, "yaml-too-large", $"More than {MostNodes} values in one file.", "Split the procedure.");

            if (parser.TryConsume<Scalar>(out var scalar))
                return Text(scalar);
            return parser.TryConsume<SequenceStart>(out var list) ? List(list, depth) : Map(depth);
        }

        private YamlScalar Text(Scalar scalar) => new(At(scalar.Start), scalar.Value, scalar.Style is not ScalarStyle.Plain);

        private YamlList List(SequenceStart start, int depth)
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(depth + 1));
            return new YamlList(At(start.Start), items);
        }

        private YamlMap Map(int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
            var seen = new HashSet<string>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key =
                    Node(depth + 1) as YamlScalar
                    ?? throw Refuse(start.Start, "yaml-key", "A key must be plain text.", "Write 'key: value'.");
                if (!seen.Add(key.Value))
                {
                    throw new RefusedException(
                        new Lint(
                            file,
                            key.At.Line,
                            key.At.Column,
                            "key-duplicate",
                            $"'{key.Value}' is written twice.",
                            "Keep one of the two."
                        )
                    );
                }

                entries.Add(new(key, Node(depth + 1)));
            }

            return new YamlMap(At(start.Start), entries);
        }

        private Place At(Mark mark) => new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

        private RefusedException Refuse(Mark mark, string code, string message, string hint) =>
            new(new Lint(file, At(mark).Line, At(mark).Column, code, message, hint));
    }
}
