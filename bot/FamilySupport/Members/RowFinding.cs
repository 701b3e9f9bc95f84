namespace Channels.Bot.FamilySupport.Members;

/// <summary>Why a row of a file is not taken. The cell's own text is never repeated: it may be somebody's account.</summary>
/// <param name="Row">As a spreadsheet numbers it; 0: the file as a whole.</param>
/// <param name="Column">Its heading, or empty.</param>
/// <param name="Code">Stable.</param>
/// <param name="Message">What to do, in Japanese.</param>
public sealed record RowFinding(int Row, string Column, string Code, string Message)
{
    public override string ToString() =>
        $"{(Row == 0 ? "" : $"{Row}行目 ")}{(Column.Length == 0 ? "" : $"「{Column}」")}{Message} ({Code})";
}
