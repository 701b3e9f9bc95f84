using System.Runtime.InteropServices;

namespace Channels.Knowledge.Index;

/// <summary>What can be found: a question in its wordings, and its answer.</summary>
/// <param name="Wordings">The question first, then its aliases; each is compared by itself and the best counts.</param>
public sealed record Document(IReadOnlyList<string> Wordings, string Answer);

/// <summary>A document found.</summary>
/// <param name="Position">Its place in the list the index was built from.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Hit(int Position, float Score);
