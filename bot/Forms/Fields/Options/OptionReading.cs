namespace Channels.Bot.Forms.Fields.Options;

/// <summary>Which options were meant.</summary>
/// <param name="Sets">Each a possible answer, positions in ascending order; none when nothing was understood.</param>
/// <param name="IsAssumed">To be confirmed even when there is only one.</param>
internal sealed record OptionReading(IReadOnlyList<int[]> Sets, bool IsAssumed = false)
{
    public static OptionReading None { get; } = new([]);

    /// <summary>The one answer, or which of several is meant.</summary>
    public FieldReading As(Func<int[], FieldReading> form)
    {
        var read = Sets.Select(form).ToArray();
        if (read.Length == 0)
            return new FieldReading.Problem(ProblemCodes.Choice);
        var values = read.OfType<FieldReading.Understood>().Select(one => one.Value).ToArray();
        return values.Length == 0 ? read[0]
            : values.Length == 1 && !IsAssumed ? new FieldReading.Understood(values[0])
            : new FieldReading.Unsure(values);
    }
}
