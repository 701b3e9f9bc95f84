using Channels.Bot.Files;
using Channels.Webhooks.Hosting;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Screening;

/// <summary>How the last look at a file went, for <c>/health/ready</c>.</summary>
internal sealed class ScreeningState(IOptions<ScreeningOptions> options) : IReadiness
{
    private volatile string last = "not yet asked";

    public string Name => "screening";

    public object State => options.Value.IsOn ? last : "nobody looks at files: Screening:ClamAv is not set";

    public void Note(ScreenedAs judged) => last = judged is ScreenedAs.Unknown ? "does not answer: files wait" : "ok";
}

/// <summary>Says to <c>check</c> whether clamd answers, and how many files wait for it.</summary>
internal sealed class ScreeningCheck(ClamAvScreening scanner, FileReader files) : ISelfCheck
{
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        !scanner.IsOn || await scanner.AnswersAsync(cancellationToken)
            ? []
            : [$"Screening:ClamAv does not answer; {await files.UnscreenedAsync(cancellationToken)} files wait, nobody gets one before"];
}
