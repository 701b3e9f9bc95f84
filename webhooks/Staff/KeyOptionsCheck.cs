using Channels.Webhooks.Sealing;
using Microsoft.Extensions.Options;

namespace Channels.Webhooks.Staff;

/// <summary>Settings of keys with which the host does not start: better no start than a key that means something else.</summary>
internal sealed class KeyOptionsCheck(TimeProvider clock, IConfiguration configuration) : IValidateOptions<ApiOptions>
{
    private const int MostValid = 2;
    private const int ShortestKey = 16;

    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var now = clock.GetUtcNow();
        var wrong = new List<string>();
        wrong.AddRange(Unread(options));
        foreach (var (holder, of) in options.Holders)
        {
            var valid = of.Keys.Values.Where(k => k.Value.Length > 0 && !(k.Expires <= now)).ToList();
            if (valid.Count > MostValid)
                wrong.Add($"Api:Holders:{holder} has {valid.Count} valid keys; two at once are enough to change one for the other.");
            if (valid.Exists(k => k.Value.Length < ShortestKey))
                wrong.Add($"Api:Holders:{holder} has a key of less than {ShortestKey} characters.");
            if (of.EncryptTo is { Length: > 0 } file && SealingKey.Read(file, now).Wrong is { } weak)
                wrong.Add($"Api:Holders:{holder}:EncryptTo is not used: {weak}.");
            if (of.EncryptAlways && string.IsNullOrEmpty(of.EncryptTo))
                wrong.Add($"Api:Holders:{holder}:EncryptAlways needs EncryptTo.");
            if (options.Keys.ContainsKey(holder))
                wrong.Add($"Api:Holders:{holder} is a holder of Api:Keys too, which has no scopes.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    /// <summary>A value that is no time or no yes makes its whole holder vanish without a word: its good key would be a wrong one.</summary>
    private IEnumerable<string> Unread(ApiOptions options)
    {
        foreach (var holder in configuration.GetSection("Api:Holders").GetChildren())
        {
            if (!options.Holders.TryGetValue(holder.Key, out var read))
                yield return $"Api:Holders:{holder.Key} has a value that cannot be read: a time is 2027-03-31, a yes or no is true or false.";
            foreach (var key in holder.GetSection("Keys").GetChildren().Where(k => read is not null && !read.Keys.ContainsKey(k.Key)))
                yield return $"Api:Holders:{holder.Key}:Keys:{key.Key} has a value that cannot be read: a time is 2027-03-31.";
        }
    }
}
