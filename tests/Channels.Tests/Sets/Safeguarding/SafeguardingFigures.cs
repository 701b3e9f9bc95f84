using System.Globalization;
using System.Text.Json;
using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;
using Channels.Tests.Support;

namespace Channels.Tests.Sets.Safeguarding;

/// <summary>
/// How well cries are heard, on labelled sentences: the files <c>Sets/safeguarding-*.jsonl</c>, one sentence a line. Printed by
/// <c>dotnet run --project tests/Channels.Tests -- -class Channels.Tests.Sets.Safeguarding.SafeguardingFigures -showLiveOutput</c>.
/// Of the half that nobody may look at only the figures are printed.
/// </summary>
public sealed class SafeguardingFigures(ITestOutputHelper output)
{
    /// <summary>What is wanted.</summary>
    private const double LeastHeard = 0.95;
    private const double MostFalse = 0.02;

    /// <summary>What is measured on sentences that nobody looked at while the words were written; it must not become worse.</summary>
    private const double HeldOutHeard = 0.78;
    private const double HeldOutFalse = 0.06;

    /// <summary>Of harmless sentences, also those that strangers wrote and that are hard: so many are answered as danger, not only wondered
    /// about.</summary>
    private const double MostClaimed = 0.04;

    /// <summary>What strangers wrote and was misheard, and its neighbours: nearly all of it is hard.</summary>
    private const double StrangersFalse = 0.06;

    [Fact]
    public void Cries_are_heard_and_everyday_words_are_not_taken_for_one()
    {
        List<string> tooFew = [];
        foreach (var file in Files())
        {
            var sentences = Read(file);
            output.WriteLine($"{Path.GetFileName(file)}: {sentences.Count} sentences");
            foreach (var list in AlarmWords.Default.Lists)
            {
                var meant = sentences.Where(s => s.Meant.Contains(list)).ToList();
                var missed = meant.Where(s => !Heard(s).Contains(list)).ToList();
                if (meant.Count == 0)
                    continue;
                var recall = 1 - ((double)missed.Count / meant.Count);
                output.WriteLine($"  {list}: {Percent(recall)} of {meant.Count} heard");
                if (!IsHeldOut(file))
                    missed.ForEach(s => output.WriteLine($"    not heard: {s.Id} {s.Said}"));
                if (recall < (IsHeldOut(file) ? HeldOutHeard : LeastHeard))
                    tooFew.Add($"{Path.GetFileName(file)}, {list}: {Percent(recall)}");
            }

            var harmless = sentences.Where(s => s.Meant.Count == 0).ToList();
            var wrong = harmless.Where(s => Heard(s).Count > 0).ToList();
            if (harmless.Count == 0)
                continue;
            var share = (double)wrong.Count / harmless.Count;
            output.WriteLine($"  false alarms: {Percent(share)} of {harmless.Count}");
            if (!IsHeldOut(file))
                wrong.ForEach(s => output.WriteLine($"    false: {s.Id} {string.Join(' ', Heard(s))} {s.Said}"));
            if (share > MostFalseOf(file))
                tooFew.Add($"{Path.GetFileName(file)}: {Percent(share)} false alarms");
            var claimed = harmless.Count(s => Listened(s).Sure.Count > 0);
            output.WriteLine($"  of these claimed, not only wondered about: {Percent((double)claimed / harmless.Count)}");
            var nearly = Share(harmless, s => Listened(s) is not { All.Count: 0, Faint.Count: 0 });
            output.WriteLine($"  claimed, or wondered about in a consultation: {Percent(nearly)}");
            foreach (var list in AlarmWords.Default.Lists)
            {
                var meant = sentences.Where(s => s.Meant.Contains(list)).ToList();
                if (meant.Count == 0)
                    continue;
                var sure = Share(meant, s => Listened(s).Sure.Contains(list));
                var any = Share(meant, s => Listened(s) is var heard && heard.All.Concat(heard.Faint).Contains(list));
                output.WriteLine($"  {list}: {Percent(sure)} claimed, {Percent(any)} in a consultation");
            }

            if ((double)claimed / harmless.Count > MostClaimed)
                tooFew.Add($"{Path.GetFileName(file)}: {Percent((double)claimed / harmless.Count)} claimed falsely");
        }

        Assert.Empty(tooFew);
    }

    private static IReadOnlyList<string> Heard(LabelledSentence sentence) => Listened(sentence).All;

    private static AlarmsHeard Listened(LabelledSentence sentence) => AlarmHearing.Default.Listen(DialogWords.Fold(sentence.Said));

    private static double Share(IReadOnlyCollection<LabelledSentence> sentences, Func<LabelledSentence, bool> holds) =>
        (double)sentences.Count(holds) / sentences.Count;

    private static bool IsHeldOut(string file) => Path.GetFileName(file).Contains("held-out", StringComparison.Ordinal);

    private static double MostFalseOf(string file) =>
        IsHeldOut(file) ? HeldOutFalse
        : Path.GetFileName(file).Contains("strangers", StringComparison.Ordinal) ? StrangersFalse
        : MostFalse;

    private static string[] Files() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, "tests", "Channels.Tests", "Sets"), "safeguarding-*.jsonl")
                .Where(file => !file.Contains("trained-on", StringComparison.Ordinal)) // Training.AlarmTraining judges those by folds
                .Order(StringComparer.Ordinal),
        ];

    private static List<LabelledSentence> Read(string file) =>
        [
            .. File.ReadLines(file)
                .Where(line => line.Length > 0)
                .Select(line => JsonSerializer.Deserialize<LabelledSentence>(line, JsonSerializerOptions.Web)!),
        ];

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);
}
