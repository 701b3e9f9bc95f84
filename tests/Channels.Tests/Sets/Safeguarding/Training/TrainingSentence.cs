using Channels.Bot.Forms.Safeguarding;
using Channels.Bot.Forms.Safeguarding.Weighing;
using Channels.Bot.Forms.Words;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>A labelled sentence as it is trained on and judged.</summary>
internal sealed class TrainingSentence
{
    /// <summary>The lists that are weighed; an emergency is heard by its words alone, and they stand behind these.</summary>
    public static IReadOnlyList<string> Lists { get; } = [.. AlarmWords.Default.Lists.Where(list => list is not "emergency")];

    private readonly bool[] said = new bool[AlarmWords.Default.Lists.Count];

    public TrainingSentence(string set, LabelledSentence labelled)
    {
        Set = set;
        Labelled = labelled;
        Meant = [.. Lists.Select(labelled.Meant.Contains)];
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
    public float[] Weights { get; } = new float[Lists.Count + 1];

    /// <summary>Sentences made from patterns are many and alike: each counts for less.</summary>
    public float Share => Set is "d" ? 0.5f : 1;

    /// <summary>Written by others, so that hearing them says something.</summary>
    public bool IsJudge => Set is "a" or "b" or "c" or "g" or "h" or "i" or "j" or "m" or "n" or "o" or "p" or "q";

    /// <summary>Whose sentences they are: nobody's are judged by what the same author taught.</summary>
    public string Author => Set is "a" or "b" or "c" ? "abc" : Set;
}
