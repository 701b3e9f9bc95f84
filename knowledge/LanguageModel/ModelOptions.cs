using System.ComponentModel.DataAnnotations;
using Channels.Knowledge.LanguageModel.Endpoints;

namespace Channels.Knowledge.LanguageModel;

/// <summary>Section <c>Knowledge:Model</c>: the model that may shorten answers. Without an endpoint there is none.</summary>
public sealed class ModelOptions : EndpointOptions
{
    /// <summary>From the question to the last byte of the answer, a second try included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Most tokens of an answer.</summary>
    [Range(64, 8192)]
    public int AnswerTokens { get; set; } = 1500;

    /// <summary>Most bytes of a response that are read.</summary>
    [Range(1024, 4 * 1024 * 1024)]
    public int ResponseBytes { get; set; } = 128 * 1024;

    /// <summary>Answers of fewer characters are shown as they are.</summary>
    [Range(0, 10_000)]
    public int ShortenFrom { get; set; } = 120;

    /// <summary>Most calls of one day of the city, over all nodes.</summary>
    [Range(0, 1_000_000)]
    public int CallsPerDay { get; set; } = 2000;

    /// <summary>Most characters of one day, sent and received.</summary>
    [Range(0, 1_000_000_000)]
    public long CharactersPerDay { get; set; } = 5_000_000;

    /// <summary>Whether the form of the answer is demanded by a JSON schema; a few servers refuse that.</summary>
    public bool JsonSchema { get; set; } = true;

    /// <summary>Randomness, 0 for none; null for models that allow no choice.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; } = 0;

    protected override string Section => "Knowledge:Model";
}
