using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Channels.Webhooks.WebChat;

/// <summary>
/// Reads <c>POST …/upload</c>: an activity part and file parts, in the order of the activity's attachments. Nothing touches the
/// disk, and a part that is too large ends the reading.
/// </summary>
internal sealed class UploadReader(
    PictureCleaner cleaner,
    ChatLimits limits,
    UploadPlaces places,
    TimeProvider clock,
    IOptions<WebChatOptions> options
)
{
    private const string ActivityType = "application/vnd.microsoft.activity";

    public async Task<UploadReading> ReadAsync(HttpRequest request, ChatSession session, CancellationToken cancellationToken)
    {
        using var place = await places.EnterAsync(session, cancellationToken);
        if (place is null)
            return new UploadReading.Refused(UploadProblem.Busy);
        using var deadline = new CancellationTokenSource(options.Value.UploadFor, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ReadPartsAsync(request, session, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new UploadReading.Refused(UploadProblem.Busy); // others wait for the place
        }
    }

    private async Task<UploadReading> ReadPartsAsync(HttpRequest request, ChatSession session, CancellationToken cancellationToken)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary
        )
        {
            return new UploadReading.Malformed("The body is multipart/form-data.");
        }

        var parts = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8192 };
        byte[]? activity = null;
        var contents = new List<(string? Name, byte[] Content)>();
        try
        {
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                var isActivity = part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true;
                if (isActivity ? activity is not null : contents.Count == options.Value.MaxFiles)
                    return isActivity
                        ? new UploadReading.Malformed("There is one activity.")
                        : new UploadReading.Refused(UploadProblem.TooMany);
                var limit = isActivity ? options.Value.MaxActivityBytes : options.Value.MaxFileBytes;
                if (await ReadAsync(part.Body, limit, cancellationToken) is not { } content)
                    return new UploadReading.Refused(UploadProblem.TooLarge);
                if (isActivity)
                    activity = content;
                else
                    contents.Add((NameOf(part), content));
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new UploadReading.Malformed("The parts cannot be read.");
        }

        if (!limits.MayKeep(session, contents.Sum(c => (long)c.Content.Length)))
            return new UploadReading.Refused(UploadProblem.Enough);
        var posted = activity is null ? PostedActivity.Read("""{"type":"message"}"""u8) : PostedActivity.Read(activity);
        return posted is null || contents.Count == 0
            ? new UploadReading.Malformed("There is an activity and at least one file.")
            : await CleanAsync(posted, contents, cancellationToken);
    }

    private async Task<UploadReading> CleanAsync(
        PostedActivity posted,
        List<(string? Name, byte[] Content)> contents,
        CancellationToken cancellationToken
    )
    {
        var files = new List<UploadedFile>();
        foreach (var (name, content) in contents)
        {
            if (await cleaner.CleanAsync(content, cancellationToken) is not { } clean)
                return new UploadReading.Refused(UploadProblem.Kind);
            files.Add(
                new UploadedFile(
                    NewId(),
                    clean.MediaType,
                    FileNames.Shown(name ?? posted.FileNames.ElementAtOrDefault(files.Count), clean.MediaType),
                    clean.Content
                )
            );
        }

        return new UploadReading.Taken(posted, files);
    }

    private Guid NewId()
    {
        // Time-ordered for the database, and 74 random bits: with its signed address nobody guesses it.
        return Guid.CreateVersion7(clock.GetUtcNow());
    }

    private static async Task<byte[]?> ReadAsync(Stream part, int limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int got;
        while ((got = await part.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + got > limit)
                return null;
            content.Write(buffer, 0, got);
        }

        return content.ToArray();
    }

    private static string? NameOf(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value
            : null;
}

/// <summary>What an upload turned out to be.</summary>
internal abstract record UploadReading
{
    public sealed record Taken(PostedActivity Posted, IReadOnlyList<UploadedFile> Files) : UploadReading;

    public sealed record Refused(UploadProblem Problem) : UploadReading;

    public sealed record Malformed(string Message) : UploadReading;
}

/// <summary>Why a file is not taken.</summary>
internal enum UploadProblem
{
    Kind,
    TooLarge,
    TooMany,

    /// <summary>More than one conversation or address may send a day.</summary>
    Enough,

    /// <summary>Too many are being read, or this one took too long.</summary>
    Busy,
}
