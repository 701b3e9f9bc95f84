using System.Security.Cryptography;
using System.Text;

namespace Channels.Knowledge.Office.Documents;

/// <summary>Draws the rows that are read: by the seed alone, so that anybody can draw them again and nobody can choose them.</summary>
internal static class ReviewSample
{
    public const int Size = 20;

    /// <summary>The ids whose digests with the seed come first.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> ids, string seed) =>
        [
            .. ids.OrderBy(id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}"))), StringComparer.Ordinal)
                .Take(Size)
                .Order(StringComparer.Ordinal),
        ];
}
