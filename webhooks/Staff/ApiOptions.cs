using System.ComponentModel.DataAnnotations;

namespace Channels.Webhooks.Staff;

/// <summary>Section <c>Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>Keys by the name of who holds them: the key itself, or <c>sha256:</c> and the hash of it in hex.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Holders with keys of their own, scopes and ends, by name.</summary>
    public IDictionary<string, ApiHolder> Holders { get; } = new Dictionary<string, ApiHolder>(StringComparer.Ordinal);

    /// <summary>Calls of one holder in a minute.</summary>
    public int CallsPerMinute { get; set; } = 600;

    /// <summary>So many wrong keys from one address cost nothing; then it waits, longer each time.</summary>
    [Range(1, int.MaxValue)]
    public int WrongKeys { get; set; } = 20;

    /// <summary>Holders whose key belongs to one person: who calls with it is that person and nobody else.</summary>
    public IList<string> Persons { get; } = [];

    /// <summary>Holders that are systems in which staff sign in (the staff pages): they name the person in <c>X-Staff-Id</c> and answer
    /// for it.</summary>
    public IList<string> Desks { get; } = [];
}

/// <summary>Somebody with keys: what they may see and do, and until when.</summary>
public sealed class ApiHolder
{
    /// <summary>At most two at once, by any names, so that one can take over from the other.</summary>
    public IDictionary<string, ApiKey> Keys { get; } = new Dictionary<string, ApiKey>(StringComparer.Ordinal);

    /// <summary>Looks only: nothing is taken, nothing counts as read by the office. That it was given what is confidential is in the
    /// audit all the same.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Queues they see; none: all.</summary>
    public IList<string> Queues { get; } = [];

    /// <summary>Wards or kinds they see; none: all.</summary>
    public IList<string> Routes { get; } = [];

    /// <summary>The office as people read it who ask whether something arrived; or null.</summary>
    public string? Office { get; set; }

    /// <summary>A PEM file with the public key (or certificate) for which content can be sealed; or null.</summary>
    public string? EncryptTo { get; set; }

    /// <summary>Content never leaves unsealed for this holder, whatever is asked for.</summary>
    public bool EncryptAlways { get; set; }
}

/// <summary>One key.</summary>
public sealed class ApiKey
{
    /// <summary>The key itself, or <c>sha256:</c> and the hash of it in hex.</summary>
    public string Value { get; set; } = "";

    /// <summary>From here on it is none; null: it has no end.</summary>
    public DateTimeOffset? Expires { get; set; }
}
