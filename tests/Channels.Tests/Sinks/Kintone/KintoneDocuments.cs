using System.Text.Json.Nodes;
using Json.Schema;

namespace Channels.Tests.Sinks.Kintone;

/// <summary>What kintone's documentation says of request bodies, written down as JSON Schemas. Every request of a test is judged.</summary>
internal static class KintoneDocuments
{
    private const string Record = """
        { "type": "object", "additionalProperties": {
            "type": "object", "required": ["value"], "additionalProperties": false,
            "properties": { "value": { "anyOf": [
              { "type": ["string", "null"] },
              { "type": "array", "items": { "type": "string" } },
              { "type": "array", "items": { "type": "object", "required": ["fileKey"], "additionalProperties": false,
                  "properties": { "fileKey": { "type": "string", "minLength": 1 } } } },
              { "type": "array", "items": { "type": "object", "required": ["value"], "additionalProperties": false, "properties": {
                  "id": { "type": "string" },
                  "value": { "type": "object", "additionalProperties": {
                    "type": "object", "required": ["value"], "additionalProperties": false,
                    "properties": { "value": { "anyOf": [
                      { "type": ["string", "null"] },
                      { "type": "array", "items": { "type": "string" } } ] } } } } } } }
            ] } } } }
        """;

    private const string Records =
        """
            { "type": "object", "required": ["app", "records"], "additionalProperties": false, "properties": {
                "app": { "type": "integer", "minimum": 1 },
                "upsert": { "const": true },
                "records": { "type": "array", "minItems": 1, "maxItems": 100, "items": {
                  "type": "object", "required": ["updateKey", "record"], "additionalProperties": false, "properties": {
                    "updateKey": { "type": "object", "required": ["field", "value"], "additionalProperties": false,
                      "properties": { "field": { "type": "string", "minLength": 1 }, "value": { "type": "string", "minLength": 1 } } },
                    "record":
            """
        + Record
        + "} } } } }";

    private const string Bulk =
        """
            { "type": "object", "required": ["requests"], "additionalProperties": false, "properties": {
                "requests": { "type": "array", "minItems": 1, "maxItems": 20, "items": {
                  "type": "object", "required": ["method", "api", "payload"], "additionalProperties": false, "properties": {
                    "method": { "enum": ["PUT"] }, "api": { "enum": ["/k/v1/records.json"] }, "payload":
            """
        + Records
        + "} } } } }";

    private static readonly JsonSchema RecordsSchema = JsonSchema.FromText(Records);
    private static readonly JsonSchema BulkSchema = JsonSchema.FromText(Bulk);

    /// <summary>Whether a body is one the documentation describes.</summary>
    public static bool Allow(string path, string body)
    {
        var schema = path switch
        {
            "/k/v1/records.json" => RecordsSchema,
            "/k/v1/bulkRequest.json" => BulkSchema,
            _ => throw new InvalidOperationException($"{path} is not described."),
        };
        return schema.Evaluate(JsonNode.Parse(body)).IsValid;
    }
}
