namespace Channels.Webhooks.Staff;

/// <summary>Section <c>Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>Keys by the name of who holds them: the key itself, or <c>sha256:</c> and the hash of it in hex.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Holders whose key belongs to one person: who calls with it is that person and nobody else.</summary>
    public IList<string> Persons { get; } = [];

    /// <summary>Holders that are systems in which staff sign in (the staff pages): they name the person in <c>X-Staff-Id</c> and answer
    /// for it.</summary>
    public IList<string> Desks { get; } = [];
}
