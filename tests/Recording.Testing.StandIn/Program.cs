// Stands in for the server where the kit itself is tested: it takes the same arguments, is ready at /healthz,
// has a child, repeats what it is told, and writes down that it ended in order.
using System.Diagnostics;
using System.Text.Json;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var data = app.Configuration["data"]!;
using var child = Process.Start(new ProcessStartInfo("sleep", ["600"]))!;
app.MapGet("/healthz", () => "ready");
app.MapPost("/api/{action}", (string action, JsonElement body, HttpRequest request) =>
    Results.Json(new { Action = action, Key = request.Headers["x-functions-key"].ToString(), Body = body }));
app.MapPost("/api/Fail", () => Results.Json(new { Code = "InvalidParameter" }, statusCode: 400));
app.MapPost("/", (HttpRequest request) => Results.Json(new { Action = request.Query["Action"].ToString(), Name = request.Form["Name"].ToString() }));
await app.RunAsync();
child.Kill();
await File.WriteAllTextAsync(Path.Combine(data, "ended"), "in order");
