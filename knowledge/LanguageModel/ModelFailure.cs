namespace Channels.Knowledge.LanguageModel;

/// <summary>A response that is not read further.</summary>
internal sealed class ModelFailure(string code, Exception? cause = null) : HttpRequestException(code, cause)
{
    /// <summary>One of <see cref="ModelReasons"/>.</summary>
    public string Code { get; } = code;

    /// <summary>The failure somewhere in a chain of exceptions, or null.</summary>
    public static ModelFailure? In(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is ModelFailure failure)
                return failure;
            if (error is AggregateException { InnerExceptions: var all } && all.Select(In).FirstOrDefault(f => f is not null) is { } inner)
                return inner;
        }

        return null;
    }
}
