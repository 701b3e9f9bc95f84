using System.Globalization;
using Channels.Knowledge.Ingest;

namespace Channels.Webhooks.Verbs;

/// <summary>How far a long piece of work is: a bar on a terminal, a plain line now and then where the output goes to a file.</summary>
/// <param name="total">What it counts to; null when nobody knows.</param>
/// <param name="isTerminal">Whether somebody looks on.</param>
internal sealed class ProgressLine(string what, int? total, TextWriter output, bool isTerminal) : IProgress<int>, IProgress<ImportProgress>
{
    private const int Width = 30;
    private const int LinesEvery = 1000;
    private int shown = -1;
    private int? total = total;

    /// <summary>Rows of a file that is read; a table tells its size, a list does not.</summary>
    public void Report(ImportProgress value)
    {
        total = value.Total;
        Report(value.Rows);
    }

    public void Report(int value)
    {
        var step = isTerminal ? Math.Max(1, (total ?? LinesEvery) / 100) : LinesEvery;
        if (value != total && (value == 0 || value / step == shown / step))
            return;
        shown = value;
        if (!isTerminal)
        {
            output.WriteLine($"{what} {value.ToString(CultureInfo.InvariantCulture)}{Of()}");
            return;
        }

        var filled = total is > 0 and { } all ? Math.Min(Width, value * Width / all) : 0;
        var bar = total is null ? "" : $"[{new string('#', filled)}{new string('.', Width - filled)}] ";
        output.Write($"\r{what} {bar}{value.ToString(CultureInfo.InvariantCulture)}{Of()}");
        if (value == total)
            output.WriteLine();
    }

    /// <summary>Leaves the line where no total ended it.</summary>
    public void End()
    {
        if (isTerminal && total is null && shown >= 0)
            output.WriteLine();
    }

    private string Of() => total is { } all ? $" of {all.ToString(CultureInfo.InvariantCulture)}" : "";
}
