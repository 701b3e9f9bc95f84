namespace Channels.Bot.FamilySupport.Explaining;

/// <summary>A price in words.</summary>
/// <param name="Place">Whose rules.</param>
/// <param name="Source">Where they are printed.</param>
/// <param name="Lines">How it comes about; the amounts add up.</param>
/// <param name="Estimates">Empty: the amount is sure. Else which rules it used that the city has not published.</param>
/// <param name="Pack">The pack and its hash: <c>kitakyushu 2 (1f0c…)</c>.</param>
public sealed record Explained(
    string Place,
    string Source,
    IReadOnlyList<ExplainedLine> Lines,
    IReadOnlyList<string> Estimates,
    string Pack
);

/// <summary>A line in words.</summary>
/// <param name="Text">What it is: <c>月〜土の7:00〜19:00</c>.</param>
/// <param name="FeeFormula">How the fee comes about: <c>500円×1.5時間</c>; empty where there is nothing to reckon.</param>
/// <param name="RewardFormula">The same of the reward.</param>
/// <param name="Fee">Yen it adds to what the member pays.</param>
/// <param name="Reward">Yen it adds to what the provider gets.</param>
/// <param name="Rule">The sentence of the rule.</param>
public sealed record ExplainedLine(string Text, string FeeFormula, string RewardFormula, int Fee, int Reward, string Rule);
