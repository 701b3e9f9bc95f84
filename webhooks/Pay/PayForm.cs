using System.Text;
using Channels.Webhooks.Inbound;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Channels.Webhooks.Pay;

/// <summary>A form that one of the members' pages sent.</summary>
internal sealed class PayForm
{
    private const int Longest = 4096;

    private readonly Dictionary<string, StringValues> fields;

    private PayForm(Dictionary<string, StringValues> fields) => this.fields = fields;

    /// <summary>A field as it was sent; empty when it was not.</summary>
    public string Of(string name) => fields.GetValueOrDefault(name).ToString();

    /// <summary>Null: it is too long, or another site sent it.</summary>
    public static async Task<PayForm?> ReadAsync(HttpContext context, CancellationToken stop) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is not "cross-site"
        && await BodyReader.ReadAsync(context.Request, Longest, stop) is { } body
            ? new PayForm(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)))
            : null;
}
