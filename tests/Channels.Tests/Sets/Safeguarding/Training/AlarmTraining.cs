using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Tests.Support;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>
/// Trains the weights of alarms, writes them to <c>bot/Forms/Words/alarm-weights.txt</c> and prints the lines of the lab book:
/// <c>dotnet run --project tests/Channels.Tests -- -class Channels.Tests.Sets.Safeguarding.Training.AlarmTraining -explicit only
/// -showLiveOutput</c>, with <c>-method '*Weights_are_trained'</c> or <c>'*are_what_training_gives'</c> for one of the two.
/// </summary>
public sealed class AlarmTraining(ITestOutputHelper output)
{
    /// <summary>The share of harmless sentences of unknown authors, written to look like cries, that the limit lets through.</summary>
    private const double MostFalse = 0.14;

    /// <summary>What a listed word adds to the weight.</summary>
    private const float Worth = 2;

    /// <summary>Another machine may round a weight at the edge the other way.</summary>
    private const double MostDifferent = 0.001;

    private static readonly string Sets = Path.Combine(Repository.Root, "tests", "Channels.Tests", "Sets");
    private static readonly string Weights = Path.Combine(Repository.Root, "bot", "Forms", "Words", "alarm-weights.txt");

    [Fact(Explicit = true)]
    public void Weights_are_trained() => File.WriteAllText(Weights, WeightsFile.Write(Train()));

    [Fact(Explicit = true)]
    public void Committed_weights_are_what_training_gives()
    {
        var (written, trained) = (File.ReadAllText(Weights), WeightsFile.Write(Train()));
        Assert.Equal(written.Length, trained.Length);
        Assert.InRange(written.Zip(trained).Count(pair => pair.First != pair.Second) / (double)written.Length, 0, MostDifferent);
    }

    private AlarmWeights Train()
    {
        var sentences = TrainingSet.Read(Sets);
        AlarmScale[] scales = [.. TrainingSentence.Lists.Append(AlarmWeights.Any).Select(list => new AlarmScale(list, 0, 1, 0, 0))];
        CrossValidation.Weigh(sentences, scales);
        var judged = sentences.Where(s => s.IsJudge).ToList();
        output.WriteLine($"| set | {string.Join(" | ", TrainingSentence.Lists)} | false |");
        foreach (var most in (double[])[0.02, 0.04, 0.08, 0.10, 0.12])
        {
            var at = CrossValidation.Limits(judged, scales, most, Worth);
            output.WriteLine(CrossValidation.Line($"all, {most:P0}", judged, at));
        }

        scales = CrossValidation.Limits(judged, scales, MostFalse, Worth);
        foreach (var author in judged.GroupBy(s => s.Author))
            output.WriteLine(CrossValidation.Line(author.Key, author, scales));
        return AlarmTrainer.Train(sentences, scales);
    }
}
