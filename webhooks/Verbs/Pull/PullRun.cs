using Channels.Webhooks.Sealing;

namespace Channels.Webhooks.Verbs.Pull;

/// <summary>
/// One run of the mirror. Of each new submission: fetch, write, sync, name it in the manifest, sync, and only then say to the server that
/// it is here. Whatever ends a run before that leaves it new at the server, and the next run goes on.
/// </summary>
internal sealed class PullRun(PullPlan plan, PullDisk disk, HttpClient http, TextWriter output, TimeProvider clock)
{
    private const string LockName = ".lock";
    private int pulled;
    private int known;
    private int left;
    private int listed;

    /// <returns>An exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        disk.MakeFolder(plan.Folder);
        FileStream alone;
        try
        {
            alone = new FileStream(Path.Combine(plan.Folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return await EndAsync("Another run works in this folder: nothing was done.");
        }

        await using (alone)
        {
            var (manifest, bad) = PullManifest.Open(disk, plan.Folder);
            if (manifest is null)
                return await EndAsync($"{PullManifest.FileName}, line {bad}, cannot be read: put it right from a backup, then run again.");
            return plan.VerifyOnly ? await VerifyAsync(manifest) : await MirrorAsync(manifest, stop);
        }
    }

    private async Task<int> MirrorAsync(PullManifest manifest, CancellationToken stop)
    {
        try
        {
            var client = new PullClient(http, plan.Opening, clock);
            var stray = new PullStray(plan.Folder, manifest, disk);
            var (said, again) = stray.Mend(clock.GetUtcNow());
            foreach (var words in said)
                await output.WriteLineAsync(words);
            var references = (await client.ListAsync(plan.Queue, plan.Route, stop)).Union(again, StringComparer.Ordinal).ToList();
            listed = references.Count;
            stray.Forget(references);
            foreach (var reference in references)
                await OneAsync(client, manifest, reference, stop);
        }
        catch (PullRefused refused)
        {
            return await EndAsync($"{refused.Message} {Sum()}");
        }
        catch (HttpRequestException broken)
        {
            return await EndAsync($"The server cannot be reached ({broken.HttpRequestError}). {Sum()} Run again: nothing is lost.");
        }
        catch (OperationCanceledException)
        {
            return await EndAsync($"Stopped. {Sum()} Run again: nothing is lost.");
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return await EndAsync($"The folder cannot be written: {full.Message} {Sum()} What was not written is still new at the server.");
        }

        await output.WriteLineAsync(Sum());
        return left == 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private async Task OneAsync(PullClient client, PullManifest manifest, string reference, CancellationToken stop)
    {
        if (!PullContent.IsNumber(reference))
        {
            await LeaveAsync("A number of the list is none: left alone.");
            return;
        }

        try
        {
            var json = await client.GetAsync($"submissions/{reference}", stop);
            if (PullContent.Read(json) is not { } content || content.Reference != reference)
                await LeaveAsync($"{reference}: the content cannot be read.");
            else if (content.IsGone)
                await LeaveAsync($"{reference}: it was withdrawn or erased meanwhile.");
            else if (content.Receipt is not { } receipt)
                throw new PullRefused("key.read-only", "This key only looks (ReadOnly=true): a mirror takes, and needs one that may.");
            else if (content.Files.Any(f => f.Status is "wanted"))
                await LeaveAsync($"{reference}: a file is still on its way; it comes with the next run.");
            else
                await KeepAsync(client, manifest, content, receipt, json, stop);
        }
        catch (PullRefused one)
            when (one.Code is "submission.unknown" or "receipt.superseded" or "receipt.gone" or "file.gone" or "file.unknown" or "pull.hash"
            )
        {
            await LeaveAsync($"{reference}: {one.Message} It is looked at again with the next run.");
        }
    }

    private async Task KeepAsync(
        PullClient client,
        PullManifest manifest,
        PullContent content,
        string receipt,
        byte[] json,
        CancellationToken stop
    )
    {
        var isKnown = manifest.Has(content.Reference, content.Revision);
        if (!isKnown)
            manifest.Add(await new PullFetch(client, disk, plan.Folder).FetchAsync(content, json, clock.GetUtcNow(), stop));

        // Everything is on the disk, and the manifest says so: now the server may forget that it is new.
        await client.PutAsync($"submissions/{content.Reference}/confirm/{receipt}", stop);
        if (isKnown)
            known++;
        else
        {
            pulled++;
            await output.WriteLineAsync($"{content.Reference} revision {content.Revision}, {Counted.Of(content.Files.Count, "file")}");
        }
    }

    private async Task<int> VerifyAsync(PullManifest manifest)
    {
        var damaged = manifest.Lines.SelectMany(l => PullFetch.Damaged(plan.Folder, l)).ToList();
        foreach (var file in damaged)
            await output.WriteLineAsync($"{file}: not as it was written");
        var strays = StraysOf(manifest).ToList();
        foreach (var stray in strays)
            await output.WriteLineAsync(stray);
        await output.WriteLineAsync(
            $"{Counted.Of(manifest.Lines.Count, "revision")} in the manifest, {Counted.Of(damaged.Count, "file")} damaged"
                + (strays.Count == 0 ? "." : $", {Counted.Of(strays.Count, "thing")} that a run without --verify puts right.")
        );
        return damaged.Count + strays.Count == 0 ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private IEnumerable<string> StraysOf(PullManifest manifest)
    {
        var stray = new PullStray(plan.Folder, manifest, disk);
        return
        [
            .. manifest.Cut is null ? [] : (string[])[$"{PullManifest.FileName}: its last line is cut off"],
            .. stray.Unclaimed().Select(u => $"{u.Place.Replace(Path.DirectorySeparatorChar, '/')}: no line of the manifest names it"),
            .. stray.Begun().Select(b => $"{b}: begun, and not whole"),
        ];
    }

    private async Task LeaveAsync(string words)
    {
        left++;
        await output.WriteLineAsync(words);
    }

    private async Task<int> EndAsync(string words)
    {
        await output.WriteLineAsync(words);
        return ExitCodes.Findings;
    }

    /// <summary>Whatever was on the list and is not here is left, also where the run ended before it.</summary>
    private string Sum() => $"{pulled} pulled, {known} confirmed that were here already, {Math.Max(left, listed - pulled - known)} left.";
}

/// <summary>What a run is to do.</summary>
/// <param name="Folder">The mirror.</param>
/// <param name="Queue">One queue only, or null.</param>
/// <param name="Route">One ward only, or null.</param>
/// <param name="Opening">The private key, or null.</param>
/// <param name="VerifyOnly">Ask nothing; compare what is there with the manifest.</param>
internal sealed record PullPlan(string Folder, string? Queue, string? Route, OpeningKey? Opening, bool VerifyOnly);
