namespace Channels.Knowledge.LanguageModel;

/// <summary>A part of an approved answer that may be left out only as a whole.</summary>
/// <param name="Start">Where it begins in the answer.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">As written.</param>
/// <param name="Key">Its comparing form, see <see cref="SameWords"/>.</param>
internal sealed record Piece(int Start, int End, string Text, string Key);
