using Channels.Tests.Support.Doubles;

namespace Channels.Tests.Sinks;

/// <summary>
/// Where a worker waits between claiming an item and being done with it. Each wait is a place to die at, and every one of them is killed
/// at. A new wait that is not in this list fails the story that walks it.
/// </summary>
internal static class HandingWaits
{
    public const string Delivered = "delivered";
    public const string PutOff = "put off";
    public const string Refused = "refused";
    public const string Renewed = "renewed";
    public const string Withdrawn = "withdrawn";

    private static readonly string[] Sent = ["write: claim", "read: submissions", "read: files", "write: the day's budget"];

    /// <summary>By how it ends: kind of the wait, and what is waited for.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } =
        new Dictionary<string, string[]>
        {
            [Delivered] = [.. Sent, "take: the receiver's answer", "write: finished"],
            [PutOff] = [.. Sent, "take: the receiver's answer", "write: put off"],
            [Refused] = [.. Sent, "take: the receiver's answer", "write: given up, with its alert"],
            [Renewed] = [.. Sent, "write: the lease, renewed during the call", "take: the receiver's answer", "write: finished"],
            [Withdrawn] = ["write: claim", "read: submissions", "read: files", "read: what was delivered before", "write: finished"],
        };

    public static IEnumerable<string> Kinds(string ending) => All[ending].Select(w => w.Split(':')[0]);

    /// <summary>Every place to die at, as <see cref="KillingStore.Arm"/> takes it.</summary>
    public static IEnumerable<string> Places(string ending) =>
        Kinds(ending).SelectMany((kind, i) => Within(kind).Select(where => $"{i + 1} {where}"));

    private static string[] Within(string kind) =>
        kind switch
        {
            "write" => [KillingStore.Before, KillingStore.Inside, KillingStore.After],
            "read" => [KillingStore.Before, KillingStore.After],
            _ => [KillingStore.After],
        };
}
