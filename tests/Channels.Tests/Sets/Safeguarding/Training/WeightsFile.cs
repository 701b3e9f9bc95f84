using System.Globalization;
using System.Text;
using Channels.Bot.Forms.Safeguarding.Weighing;

namespace Channels.Tests.Sets.Safeguarding.Training;

/// <summary>Writes weights as <see cref="AlarmWeights.Read"/> reads them: one letter each.</summary>
internal static class WeightsFile
{
    private const int Columns = 128;

    public static string Write(AlarmWeights weights)
    {
        var text = new StringBuilder();
        foreach (var scale in weights.Scales)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{scale.List} {scale.Bias:0.####} {scale.Step:0.#####} {scale.Alone:0.##} {scale.WithWords:0.##}\n"
            );
        var letters = weights.Letters();
        for (var at = 0; at < letters.Length; at += Columns)
            text.Append('\n').Append(letters.AsSpan(at, Math.Min(Columns, letters.Length - at)));
        return text.Append('\n').ToString();
    }
}
