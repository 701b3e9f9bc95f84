using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Channels.Bot.Activities;
using Channels.Bot.Contract;
using Channels.Bot.Conversations;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Yaml;
using Channels.Text;

namespace Channels.Bot.Dialogs.Examples;

/// <summary>Runs an example against the pure step, 20 seconds a message; nothing is stored or sent.</summary>
internal sealed class ExampleRunner(ITurnStep step, ProcedureCatalog catalog)
{
    private const int MostMessages = 500;

    private readonly List<ExampleSaid> transcript = [];
    private readonly List<Lint> failures = [];
    private readonly List<SubmitForm> submissions = [];
    private readonly Dictionary<string, string> messageIds = [];
    private ConversationState state = new();
    private DateTimeOffset now;
    private IReadOnlyList<Activity> last = [];
    private int messages;
    private string channel = "line";

    public static ExampleOutcome Run(ProcedureCatalog catalog, ExampleScript script) =>
        new ExampleRunner(new DraftsInMemory(new DialogStep(catalog)), catalog).Run(script);

    public ExampleOutcome Run(ExampleScript script)
    {
        state = new ConversationState { Language = script.Language };
        channel = script.Channel;
        now = script.Clock.ToUniversalTime();
        foreach (var line in script.Talk)
            Play(line);

        var place = script.Talk.Count > 0 ? script.Talk[^1].At : new Place(script.File, 1, 1);
        if (script.Submission is { } expected)
            Compare(expected, script.SubmissionAt);
        else if (submissions.Count > 0)
            Fail(place, "There is a submission, and the example names none.", Paste(submissions[0].AnswersJson));
        return new ExampleOutcome(transcript, failures, submissions);
    }

    private void Play(ExampleLine line)
    {
        switch (line.Act)
        {
            case ExampleAct.Me:
                Say(line.Text);
                break;
            case ExampleAct.Bot:
                Expect(line);
                break;
            case ExampleAct.Photo:
                Send(
                    new Attachment
                    {
                        ContentType = "image/jpeg",
                        ContentUrl = "line:" + line.Text,
                        Name = line.Text,
                    }
                );
                break;
            case ExampleAct.Sticker:
                Send(new Attachment { ContentType = AttachmentTypes.Sticker });
                break;
            case ExampleAct.Location:
                Send(
                    new Attachment
                    {
                        ContentType = AttachmentTypes.Location,
                        Content = Canonical.Of(("title", line.Text), ("address", line.Text)),
                    }
                );
                break;
            case ExampleAct.Wait:
                now += Duration.Parse(line.Text) ?? TimeSpan.Zero;
                break;
            default:
                Turn(new Activity { Type = ActivityTypes.MessageDelete, Id = messageIds.GetValueOrDefault(line.Text, line.Text) });
                break;
        }
    }

    private void Expect(ExampleLine line)
    {
        for (var i = 0; i < 60 && !Matches(line.Text) && Current() is { } field && line.After.TryGetValue(field, out var answer); i++)
            Say(answer);
        if (!Matches(line.Text))
            Fail(line.At, $"The bot did not say '{line.Text}' but: {string.Join(" / ", last.Select(a => a.Text))}");
    }

    private string? Current() =>
        state.Session is { } session && catalog.Find(session.Procedure, session.Version) is { } procedure
            ? FormMoves.Current(procedure, session)?.Field.Id
            : null;

    private bool Matches(string expected)
    {
        var said = string.Join('\n', last.Select(a => a.Text));
        return expected.Length > 2 && expected[0] == '/' && expected[^1] == '/'
            ? Regex.IsMatch(said, expected[1..^1], RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            : said.Contains(expected, StringComparison.Ordinal);
    }

    private void Say(string text) => Turn(new Activity { Type = ActivityTypes.Message, Text = text });

    private void Send(Attachment attachment) => Turn(new Activity { Type = ActivityTypes.Message, Attachments = [attachment] });

    private void Turn(Activity input)
    {
        if (++messages > MostMessages)
            return;
        now += TimeSpan.FromSeconds(20);
        var id = input.Id ?? string.Create(CultureInfo.InvariantCulture, $"m{messages}");
        if (input.Text is { } text)
            messageIds[text] = id;
        input = input with { Id = id, Timestamp = now };

        Span<byte> entropy = stackalloc byte[32];
        for (var i = 0; i < 8; i++)
            BinaryPrimitives.WriteInt32BigEndian(entropy[(i * 4)..], unchecked((messages + i) * 0x61C88647));
        var result = step.Step(
            state,
            input,
            new TurnContext(now, channel, entropy.ToArray()) { Traits = ExampleChannels.TraitsOf(channel) }
        );

        state = result.State;
        last = result.Replies;
        transcript.Add(new ExampleSaid(false, input));
        transcript.AddRange(result.Replies.Select(r => new ExampleSaid(true, r)));
        submissions.AddRange(result.Effects.OfType<SubmitForm>().Where(f => !f.IsInterim));
    }

    private void Compare(JsonElement expected, Place place)
    {
        if (submissions.Count != 1)
        {
            Fail(place, $"There are {Digits.Of(submissions.Count)} submissions instead of one.");
            return;
        }

        using var made = JsonDocument.Parse(submissions[0].AnswersJson);
        if (!JsonElement.DeepEquals(expected, made.RootElement))
            Fail(place, $"The submission is another: {Difference(expected, made.RootElement)}.", Paste(submissions[0].AnswersJson));
    }

    /// <summary>Only what is not the same: a list of twenty answers says nothing.</summary>
    private static string Difference(JsonElement expected, JsonElement made)
    {
        var names = made.EnumerateObject().Select(p => p.Name);
        if (expected.ValueKind is JsonValueKind.Object)
            names = names.Union(expected.EnumerateObject().Select(p => p.Name));
        return string.Join(
            ", ",
            names.Where(n => Of(expected, n) != Of(made, n)).Select(n => $"{n} is {Of(made, n)} and not {Of(expected, n)}")
        );

        static string Of(JsonElement all, string name) =>
            all.ValueKind is JsonValueKind.Object && all.TryGetProperty(name, out var one) ? ExampleJson.Yaml(one) : "(nothing)";
    }

    private static string Paste(string answers) => "If that is right, write this instead:\n" + ExampleJson.Block(answers);

    private void Fail(Place at, string message, string hint = "Change the example, or the procedure.") =>
        failures.Add(MapReader.Finding(at, "example-failed", message, hint));
}

/// <summary>One thing said in a run: by the bot or by the person.</summary>
internal sealed record ExampleSaid(bool IsBot, Activity Activity);

/// <summary>What a run of an example gave.</summary>
internal sealed record ExampleOutcome(
    IReadOnlyList<ExampleSaid> Transcript,
    IReadOnlyList<Lint> Failures,
    IReadOnlyList<SubmitForm> Submissions
);
