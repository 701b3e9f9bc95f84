using System.ComponentModel.DataAnnotations;
using Channels.Knowledge.LanguageModel.Endpoints;

namespace Channels.Knowledge.LanguageModel.Embeddings;

/// <summary>Section <c>Knowledge:Embeddings</c>: vectors that may bring more candidates. Without an endpoint there are none.</summary>
public sealed class EmbeddingOptions : EndpointOptions
{
    /// <summary>Put before a question; some models want <c>query: </c>.</summary>
    public string QuestionPrefix { get; set; } = "";

    /// <summary>Put before an entry; some models want <c>passage: </c>.</summary>
    public string EntryPrefix { get; set; } = "";

    /// <summary>Least cosine of an entry to be offered. Models differ: it is set after looking at the scores of one's own
    /// questions.</summary>
    [Range(-1.0, 1.0)]
    public float Least { get; set; } = 0.5f;

    /// <summary>How long one request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Entries in one request.</summary>
    [Range(1, 512)]
    public int Batch { get; set; } = 32;

    protected override string Section => "Knowledge:Embeddings";
}
