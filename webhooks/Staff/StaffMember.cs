using Channels.Bot.Audit;
using Channels.Knowledge.Office;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>
/// Which person of the office calls. A key is a system or a person, and the settings say which; nobody becomes a person by saying so,
/// and leaving the name out names nobody.
/// </summary>
internal sealed class StaffMember(IOptionsMonitor<ApiOptions> api, KeyRing keys)
{
    public const string Header = "X-Staff-Id";
    private const int Longest = 64;

    /// <summary>The person, named in lower case, or the problem to answer with.</summary>
    public (Actor? Person, ProblemHttpResult? Problem) Of(HttpContext context)
    {
        var holder = context.User.Identity?.Name ?? "";
        var named = context.Request.Headers[Header].ToString().Trim();
        if (api.CurrentValue.Desks.Contains(holder, StringComparer.OrdinalIgnoreCase))
            return IsId(named)
                ? (Actor.Person(named.ToLowerInvariant()), null)
                : Refused("staff.missing", $"This key belongs to a system: it names the person in {Header} (letters, digits, . _ @ -).");
        if (!api.CurrentValue.Persons.Contains(holder, StringComparer.OrdinalIgnoreCase) || !IsId(holder))
            return Refused("staff.unknown", "This key belongs to no person (settings Api:Persons, Api:Desks).");
        return named.Length == 0 || named.Equals(holder, StringComparison.OrdinalIgnoreCase)
            ? (Actor.Person(holder.ToLowerInvariant()), null)
            : Refused("staff.not-a-desk", "This key belongs to one person, who cannot act for another.");
    }

    /// <summary>The person whose own key this is, and the holder's name; null: it is nobody's, or a system's.</summary>
    public (Actor Person, string Holder)? OfKey(string key) =>
        keys.Find(key) is { MayWrite: true } holder
        && api.CurrentValue.Persons.Contains(holder.Name, StringComparer.OrdinalIgnoreCase)
        && IsId(holder.Name)
            ? (Actor.Person(holder.Name.ToLowerInvariant()), holder.Name)
            : null;

    private static bool IsId(string id) =>
        id.Length is > 0 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '@' or '-') && !Reserved(id);

    /// <summary>Names that stand for no person in the ledger.</summary>
    private static bool Reserved(string id) => id.ToLowerInvariant() is EntryState.Shipped or EntryState.Imported or "bot" or "unknown";

    private static (Actor?, ProblemHttpResult) Refused(string code, string title) =>
        (null, ApiProblem.Of(StatusCodes.Status403Forbidden, code, title));
}
