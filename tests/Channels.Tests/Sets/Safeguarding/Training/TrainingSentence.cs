using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>A labelled sentence as it is trained on and judged.</summary>
internal sealed class TrainingSentence
{
    private readonly bool[] said = new bool[AlarmWords.Default.Lists.Count];

    public TrainingSentence(string set, LabelledSentence labelled)
    {
        Set = set;
        Labelled = labelled;
        Meant = [.. AlarmWords.Default.Lists.Select(labelled.Meant.Contains)];
        Text = CloseText.Read(DialogWords.Fold(labelled.Said));
        List<int> shelves = [];
        foreach (var shelf in new LetterRuns(Text.Letters.AsSpan(0, Text.Length)))
            shelves.Add(shelf);
        Shelves = [.. shelves];
        AlarmWords.Default.Find(Text, said);
    }

    /// <summary>The file, without what all files' names have: "a", "looked-at".</summary>
    public string Set { get; }

    public LabelledSentence Labelled { get; }

    public CloseText Text { get; }

    public int[] Shelves { get; }

    public bool[] Meant { get; }

    public bool IsHarmless => !Meant.Contains(true);

    /// <summary>What the word lists say, where they were not fitted to the sentence: that says nothing of others.</summary>
    public bool IsSaidHonestly(int list) => said[list] && Set is not "looked-at" and not "own";

    /// <summary>The weights it got from sentences among which it was not.</summary>
    public float[] Weights { get; } = new float[AlarmWords.Default.Lists.Count];

    /// <summary>Sentences made from patterns are many and alike: each counts for less.</summary>
    public float Share => Set is "d" ? 0.5f : 1;

    /// <summary>Written by others, so that hearing them says something.</summary>
    public bool IsJudge => Set is "a" or "b" or "c" or "looked-at";

    /// <summary>The same letters are never trained on and judged in one fold.</summary>
    public int FoldOf(int folds)
    {
        var hash = 17u;
        foreach (var letter in Text.Letters.AsSpan(0, Text.Length))
            hash = (hash * 31) + letter;
        return (int)((hash ^ (hash >> 16)) % (uint)folds);
    }
}
