using System.CommandLine;
using Channels.Bot.Data.Rows.Family;
using Channels.Bot.FamilySupport.Notices;

namespace Channels.Webhooks.Verbs.Centre;

/// <summary>Whom a notice is for, as options: the same words as the API takes.</summary>
internal sealed class NoticeFor
{
    private readonly Option<string?> role = Role("--role", "Who does this");
    private readonly Option<string?> without = Role("--without", "Nobody who does this");
    private readonly Option<string?> ward = new("--ward") { Description = "The ward's id, for example kokurakita." };
    private readonly Option<DateOnly?> trainedFrom = new("--trained-from") { Description = "Trained on this day or later." };
    private readonly Option<DateOnly?> trainedTo = new("--trained-to") { Description = "Trained on this day or before." };

    public NoticeFor() => ward.AcceptOnlyFromAmong([.. NoticeAudience.Wards]);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[role, without, ward, trainedFrom, trainedTo])
            command.Add(option);
    }

    public NoticeAudience Of(ParseResult asked) =>
        new(
            Roles(asked.GetValue(role)),
            Roles(asked.GetValue(without)),
            asked.GetValue(ward),
            asked.GetValue(trainedFrom),
            asked.GetValue(trainedTo)
        );

    private static Option<string?> Role(string name, string what)
    {
        var option = new Option<string?>(name) { Description = $"{what}: requester, provider or both; whoever it is when left out." };
        return option.AcceptOnlyFromAmong("requester", "provider", "both");
    }

    private static MemberRoles Roles(string? role) =>
        role switch
        {
            "requester" => MemberRoles.Requester,
            "provider" => MemberRoles.Provider,
            "both" => MemberRoles.Requester | MemberRoles.Provider,
            _ => MemberRoles.None,
        };
}
