using System.ComponentModel.DataAnnotations;

namespace Channels.Knowledge.LanguageModel.Endpoints;

/// <summary>Where a model is and how it is spoken to. Without an endpoint there is none.</summary>
public abstract class EndpointOptions : IValidatableObject
{
    /// <summary><c>openai</c> (an OpenAI-compatible server) or <c>azure</c> (a resource of Azure OpenAI).</summary>
    public string Kind { get; set; } = EndpointKinds.OpenAi;

    /// <summary>Address of an OpenAI-compatible server, ending before <c>/chat/completions</c> or <c>/embeddings</c>, for example
    /// <c>http://localhost:8080/v1</c>; with the kind azure that of the resource, <c>https://NAME.openai.azure.com</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The model's name as that server knows it; with the kind azure the name of the deployment.</summary>
    public string? Name { get; set; }

    /// <summary>Many servers of the own network want none; the kind azure always does.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Version of the interface, for the kind azure only: the newest that is no preview, unless set.</summary>
    public string ApiVersion { get; set; } = EndpointKinds.AzureVersion;

    /// <summary>Whoever runs the endpoint has agreed not to learn from what is sent. Demanded unless the endpoint is in the own
    /// network.</summary>
    public bool NoLearningAgreed { get; set; }

    public bool IsOn => !string.IsNullOrEmpty(Endpoint);

    /// <summary><c>off</c>, <c>local</c> (in the own network) or <c>cloud</c>.</summary>
    public string Mode => EndpointProblems.Mode(Endpoint);

    internal bool IsAzure => EndpointKinds.IsAzure(Kind);

    /// <summary>Where in the settings this is, for what is said to an operator.</summary>
    protected abstract string Section { get; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        EndpointProblems.Of(this).Select(p => new ValidationResult($"{Section}:{p}"));
}
