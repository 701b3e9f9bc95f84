using Channels.Bot.Forms.Fields;
using Channels.Bot.Forms.Yaml;

namespace Channels.Bot.Forms;

/// <summary>Where a question takes its first suggestion from: an answer given earlier in the same conversation.</summary>
/// <param name="Procedure">The procedure that was handed in; null is the field's own (<c>default: last</c>).</param>
/// <param name="Field">The field of it.</param>
internal sealed record FieldDefault(string? Procedure, string Field)
{
    /// <summary>The procedure that makes somebody a member (<c>default: member</c>, <c>default: member.phone</c>).</summary>
    public const string MemberProcedure = "member-registration";

    private const string Member = "member";

    /// <summary>The key <c>default</c> of a field, or null.</summary>
    public static FieldDefault? Read(MapReader map, string id, FieldType type, bool inGroup)
    {
        if (map.Text("default") is not { } text)
            return null;
        var at = map.Node("default")!.At;
        if (inGroup)
            map.Add(
                at,
                "default-in-group",
                "Inside a group there is no default.",
                "Write 'default: last' at the group: it is taken over as a whole."
            );
        else if (type is RepeatField { IsSingle: false } && text is not "last")
            map.Add(at, "default-type", "A group can only be taken over from the last time.", "Write 'default: last'.");
        else if (type is not RepeatField { IsSingle: false } && (!type.IsAsked || type.MayBeFile || type is ConsentField))
            map.Add(at, "default-type", $"A field of type '{type.Name}' is given anew each time.", "Remove the line.");
        else if (map.Flag("sensitive"))
            map.Add(at, "default-sensitive", "A sensitive answer is not remembered.", "Remove 'default' or 'sensitive'.");
        else if (text is "last")
            return new FieldDefault(null, id);
        else if (text is Member)
            return new FieldDefault(MemberProcedure, id);
        else if (text.StartsWith(Member + ".", StringComparison.Ordinal))
            return new FieldDefault(MemberProcedure, text[(Member.Length + 1)..]);
        else
            map.Add(
                at,
                "value-unknown",
                $"'{text}' is not a default.",
                "Write last, member, or member and a field of the registration: member.phone."
            );
        return null;
    }
}
