using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Channels.Webhooks.Inbound;

/// <summary>An answer as it would stand on the wire, taken before it goes there: to be kept for the same call again, or to be
/// sealed.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Type">Its media type, or null.</param>
/// <param name="Location">Where what was made is, or null.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record CapturedAnswer(int Status, string? Type, string? Location, byte[] Body) : IResult
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>Lets a result write into memory instead of to the caller.</summary>
    public static async Task<CapturedAnswer> OfAsync(HttpContext context, object? result)
    {
        if (result is not IResult writes)
            throw new InvalidOperationException("Endpoints of the API answer by results.");
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(memory));
        try
        {
            await writes.ExecuteAsync(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(wire);
        }

        var response = context.Response;
        var taken = new CapturedAnswer(response.StatusCode, response.ContentType, response.Headers.Location, memory.ToArray());
        (response.StatusCode, response.ContentType, response.ContentLength) = (StatusCodes.Status200OK, null, null);
        response.Headers.Remove("Location");
        return taken;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
            response.Headers.Location = Location;
        if (Type is not null)
            response.ContentType = Type;
        if (Status is StatusCodes.Status204NoContent)
            return;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    /// <summary>As bytes that can be kept.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static CapturedAnswer Read(byte[] kept) => JsonSerializer.Deserialize<CapturedAnswer>(kept)!;
}
