// ApiDocument: what is for programs, described as OpenAPI 3.1 from the routes themselves.

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Victron.Edge.Web.Api;

/// <summary>The document.</summary>
internal static class ApiDocument
{
    /// <summary>Where it is.</summary>
    public const string Address = ApiRoutes.Base + "/openapi.json";

    private const string Scheme = "password";

    /// <summary>Adds what makes it, and how programs get their JSON.</summary>
    public static void AddServices(IServiceCollection services)
    {
        _ = services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        });
        _ = services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = route => $"/{route.RelativePath}".StartsWith(ApiRoutes.Base + "/", StringComparison.Ordinal);
            _ = options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Describes a parameter of an address that a route reads by itself.</summary>
    public static OpenApiParameter Parameter(string name, string words, bool isRequired = false) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = words,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Victron.Edge",
            Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
            Description = "Devices, edges, alarms and the past of a companion. Reads only. What is wrong is told as problem details (RFC 9457).",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "Where the page has a password: any name, and the password of owner or viewer. After five wrong ones an address is told to wait (429).",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }
}
