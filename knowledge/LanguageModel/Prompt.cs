using Microsoft.SemanticKernel;

namespace Channels.Knowledge.LanguageModel;

/// <summary>A prompt file of the assembly, as a function of the kernel. Its variable is escaped by the template engine as well.</summary>
internal sealed class Prompt
{
    public const string Data = "data";

    private Prompt(string name)
    {
        using var stream =
            typeof(Prompt).Assembly.GetManifestResourceStream($"Prompts/{name}.txt")
            ?? throw new InvalidOperationException($"The prompt {name} is not in the assembly.");
        using var text = new StreamReader(stream);
        Template = text.ReadToEnd();
        Function = KernelFunctionFactory.CreateFromPrompt(
            new PromptTemplateConfig(Template) { Name = name, InputVariables = [new() { Name = Data }] }
        );
    }

    public static Prompt Shorten { get; } = new("shorten");

    public static Prompt Order { get; } = new("order");

    public string Template { get; }

    public KernelFunction Function { get; }
}
