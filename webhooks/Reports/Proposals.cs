using System.Security.Cryptography;
using System.Text;

namespace Channels.Webhooks.Reports;

/// <summary>The beginning of an entry for what several asked and nothing answered: the office adds answer and source.</summary>
internal static class Proposals
{
    /// <param name="wording">As it was asked most often; no personal data is in it, and several conversations asked it.</param>
    public static EntryBeginning Of(string wording, IReadOnlyList<string> services, IReadOnlyList<string> topics) =>
        new(
            "asked-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wording)))[..8],
            wording,
            services,
            topics.Count == 0 ? null : string.Join('、', topics)
        );
}
