// SettingsRoutes: the pages about settings of devices, and what their forms do. Every form that changes something is the owner's.

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.Live;
using Victron.Edge.Web.Pages;

namespace Victron.Edge.Web.Settings;

/// <summary>Routes of settings.</summary>
internal sealed class SettingsRoutes(ISettingsRoad road, LiveHub hub, TimeProvider time, CancellationToken end)
{
    private const int JournalMax = 200;
    private const int FileBytesMax = 256 * 1024;
    private const int UnlockMinutesMax = 60;
    private static readonly TimeSpan HearWait = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan HearEvery = TimeSpan.FromMilliseconds(50);
    private const string Base = "/device/{edge}/{port}/";

    private readonly ConcurrentDictionary<PortAddress, DeviceDrawer> _drawers = new();

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        _ = app.MapGet(Base + "settings", (HttpContext context, string edge, string port, string? read) => AtAsync(context, edge, port, (device, target) => ShowAsync(context, device, target, read is not null)));
        _ = app.MapPost(Base + "settings", (HttpContext context, string edge, string port) => AtAsync(context, edge, port, (device, target) => WishAsync(context, device, target))).WithMetadata(OwnerOnly.Mark);
        _ = app.MapGet(Base + "settings/review/{id}", (HttpContext context, string edge, string port, string id) => Review(context, edge, port, id, ""));
        _ = app.MapPost(Base + "settings/review/{id}", (Delegate)AgreeAsync).WithMetadata(OwnerOnly.Mark);
        _ = app.MapGet(Base + "backup.yaml", (HttpContext context, string edge, string port) => AtAsync(context, edge, port, (device, target) => BackupAsync(target, context.RequestAborted)));
        _ = app.MapGet(Base + "memory", (HttpContext context, string edge, string port) => AtAsync(context, edge, port, (device, target) => MemoryAsync(device, target, context.RequestAborted)));
        _ = app.MapPost(Base + "compare", (HttpContext context, string edge, string port) => AtAsync(context, edge, port, (device, target) => CompareAsync(context, device, target))).WithMetadata(OwnerOnly.Mark);
        _ = app.MapPost(Base + "restore/{id}", (HttpContext context, string edge, string port, string id) => AtAsync(context, edge, port, (device, target) => RestoreAsync(context, device, target, id))).WithMetadata(OwnerOnly.Mark);
        _ = app.MapPost("/edges/{edge}/writes", (Delegate)UnlockAsync).WithMetadata(OwnerOnly.Mark);
        _ = app.MapPost("/edges/{edge}/identify", (HttpContext context, string edge) => OrderAsync(context, edge, road.IdentifyAsync, Texts.EdgesShowsItself)).WithMetadata(OwnerOnly.Mark);
        _ = app.MapPost("/edges/{edge}/restart", (Delegate)RestartAsync).WithMetadata(OwnerOnly.Mark);
        _ = app.MapGet("/journal", (HttpContext context) => Journal(context));
    }

    private DeviceDrawer DrawerOf(PortAddress address) => _drawers.GetOrAdd(address, port => new DeviceDrawer(port, road, time));

    // What every page about a device needs first: that it is there and can be asked.
    private async Task<IResult> AtAsync(HttpContext context, string edge, string port, Func<Device, SettingsTarget, Task<IResult>> work)
    {
        LivePicture picture = hub.Look();
        if (picture.Find(edge, port) is not { } device)
        {
            return WebPage.Missing(picture, Say.With(Texts.MissingDevice, edge, port));
        }

        (SettingsTarget? target, string? problem) = await road.TargetAsync(device.Address, context.RequestAborted).ConfigureAwait(false);
        return target is null ? Sentence(device, problem!, StatusCodes.Status503ServiceUnavailable) : await work(device, target).ConfigureAwait(false);
    }

    private Task<IResult> ShowAsync(HttpContext context, Device device, SettingsTarget target, bool isAsked)
    {
        DeviceDrawer drawer = DrawerOf(device.Address);
        drawer.BeginReading(target, isAsked, end);

        // An address that reads again would do so at each look at how far it is.
        return Task.FromResult<IResult>(isAsked ? Results.Redirect(Settings(device)) : Page(context, device, target, new Dictionary<string, string>(), null));
    }

    private RazorComponentResult<SettingsPage> Page(HttpContext context, Device device, SettingsTarget target, IReadOnlyDictionary<string, string> wrong, IReadOnlyList<SettingEdit>? typed)
    {
        DeviceDrawer drawer = DrawerOf(device.Address);

        // In this order: where the work has ended, what it has read is there.
        WorkPicture? work = drawer.Work?.Look();
        (IReadOnlyList<SettingReading> readings, DateTimeOffset at) = drawer.Read;
        return WebPage.Show<SettingsPage>(
            new
            {
                Device = device,
                Picture = hub.Look(),
                IsOwner = PageDoor.RoleOf(context) == PageRole.Owner,
                road.Services.Catalogue,
                Target = target,
                Fields = (IReadOnlyList<SettingField>)[.. readings.Where(reading => !RegisterText.IsMissing(reading) || reading.Entry.IsAction).Select(reading => SettingField.Of(road.Services.Catalogue, reading))],
                ReadAt = at,
                Work = work,
                Wrong = wrong,
                Typed = (typed ?? []).ToDictionary(edit => edit.Entry.Key, edit => edit.Typed),
            },
            wrong.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<IResult> WishAsync(HttpContext context, Device device, SettingsTarget target)
    {
        IFormCollection form = await SentForm.OfAsync(context).ConfigureAwait(false);
        IReadOnlyList<SettingEdit> edits = SettingEdit.Read(road.Services.Catalogue, target.Family, form);
        if (edits.Count == 0)
        {
            return Page(context, device, target, new Dictionary<string, string> { [""] = SettingsTexts.SettingsUnchanged }, null);
        }

        DeviceDrawer drawer = DrawerOf(device.Address);
        (SettingsReview? review, IReadOnlyDictionary<string, string> wrong) =
            await SettingsReview.OfAsync(road.Services, target, edits, drawer.Read.Readings, context.RequestAborted).ConfigureAwait(false);
        return review is null ? Page(context, device, target, wrong, edits) : Kept(drawer, device, review);
    }

    private static IResult Kept(DeviceDrawer drawer, Device device, SettingsReview review)
    {
        drawer.Keep(review);
        return Results.Redirect($"{Settings(device)}/review/{review.Id}");
    }

    private IResult Review(HttpContext context, string edge, string port, string id, string problem)
    {
        LivePicture picture = hub.Look();
        if (picture.Find(edge, port) is not { } device || DrawerOf(device.Address).Review(id) is not { } review)
        {
            return WebPage.Missing(picture, Texts.MissingReview);
        }

        return WebPage.Show<ReviewPage>(
            new { Device = device, Picture = picture, Review = review, Problem = problem, IsOwner = PageDoor.RoleOf(context) == PageRole.Owner, road.Services.Catalogue },
            problem.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private async Task<IResult> AgreeAsync(HttpContext context, string edge, string port, string id)
    {
        IFormCollection form = await SentForm.OfAsync(context).ConfigureAwait(false);
        LivePicture picture = hub.Look();
        if (picture.Find(edge, port) is not { } device || DrawerOf(device.Address) is not { } drawer || drawer.Review(id) is not { } review)
        {
            return Review(context, edge, port, id, "");
        }

        // A tick says which sentence it is for: a warning that was not on the page that was sent counts as not read.
        string[] ticked = [.. form["agree"].OfType<string>()];
        string problem = review.Warnings.Any(warning => !ticked.Contains(warning.Text)) ? SettingsTexts.ReviewTick
            : picture.EdgeOf(device)?.Report.Writes is not { Allowed: true } ? Say.With(SettingsTexts.ReviewLocked, edge)
            : "";
        string who = string.Create(CultureInfo.InvariantCulture, $"page ({context.Connection.RemoteIpAddress})");
        return problem.Length > 0 ? Review(context, edge, port, id, problem)
            : drawer.BeginWriting(review, who, end) ? Results.Redirect(Settings(device))
            : Review(context, edge, port, id, SettingsTexts.ReviewBusy);
    }

    private async Task<IResult> BackupAsync(SettingsTarget target, CancellationToken stop)
    {
        (DeviceBackup? backup, string? problem) = await road.Services.Backups.TakeAsync(target, null, stop).ConfigureAwait(false);
        if (problem is not null)
        {
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{target.Serial ?? target.Where.Replace('/', '-')}-{time.GetUtcNow():yyyy-MM-dd}.yaml");
        return TypedResults.File(Encoding.UTF8.GetBytes(BackupYaml.Write(backup!)), "application/yaml; charset=utf-8", name);
    }

    private async Task<IResult> MemoryAsync(Device device, SettingsTarget target, CancellationToken stop)
    {
        DeviceMemory memory = await road.Services.Memories.ReadAsync(target, null, stop).ConfigureAwait(false);
        return WebPage.Show<MemoryPage>(new { Device = device, Picture = hub.Look(), Memory = memory, ErrorText = (Func<int, string>)(code => road.Services.Memories.ErrorText(target.Family, code)) });
    }

    private async Task<IResult> CompareAsync(HttpContext context, Device device, SettingsTarget target)
    {
        IFormCollection form = await SentForm.OfAsync(context).ConfigureAwait(false);
        if (form.Files["file"] is not { Length: > 0 } file)
        {
            return Sentence(device, SettingsTexts.CompareNoFile, StatusCodes.Status400BadRequest);
        }

        string name = Path.GetFileName(file.FileName);
        if (file.Length > FileBytesMax)
        {
            return Sentence(device, Say.With(SettingsTexts.CompareTooLarge, name), StatusCodes.Status400BadRequest);
        }

        using var reader = new StreamReader(file.OpenReadStream());
        string? problem = BackupYaml.Read(await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false), name, out DeviceBackup? saved);
        DeviceBackup? now = null;
        if (problem is null)
        {
            (now, problem) = await road.Services.Backups.TakeAsync(target, null, context.RequestAborted).ConfigureAwait(false);
        }

        if (problem is not null)
        {
            return Sentence(device, problem, StatusCodes.Status400BadRequest);
        }

        saved = saved! with { Source = name };
        return WebPage.Show<ComparePage>(new { Device = device, Picture = hub.Look(), File = saved, FileId = DrawerOf(device.Address).Keep(saved), IsOtherProduct = saved.Identity.ProductId != target.ProductId, Diff = DeviceDiff.Compare(now!, saved) });
    }

    private async Task<IResult> RestoreAsync(HttpContext context, Device device, SettingsTarget target, string id)
    {
        IFormCollection form = await SentForm.OfAsync(context).ConfigureAwait(false);
        DeviceDrawer drawer = DrawerOf(device.Address);
        if (drawer.File(id) is not { } file)
        {
            return Sentence(device, SettingsTexts.CompareFileGone, StatusCodes.Status404NotFound);
        }

        RestoreOptions options = RestoreOptions.All with { AllowEdited = form.ContainsKey("edited"), AllowOtherProduct = form.ContainsKey("other") };
        RestorePlan plan = await road.Services.Restores.PlanAsync(target, file, options, null, context.RequestAborted).ConfigureAwait(false);
        return plan.Refusal is { } refusal ? Sentence(device, refusal, StatusCodes.Status409Conflict) : Kept(drawer, device, new SettingsReview(target, plan, []));
    }

    private async Task<IResult> UnlockAsync(HttpContext context, string edge)
    {
        IFormCollection form = await SentForm.OfAsync(context).ConfigureAwait(false);
        LivePicture picture = hub.Look();
        string back = form["back"].ToString();
        string? problem = picture.Edges.All(each => each.Name != edge) ? Say.With(Texts.EdgesMissing, edge)
            : !int.TryParse(form["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) || minutes > UnlockMinutesMax ? Say.With(Texts.EdgesGiveMinutes, UnlockMinutesMax)
            : await road.UnlockAsync(edge, minutes, context.RequestAborted).ConfigureAwait(false);
        if (problem is not null)
        {
            return WebPage.Show<SentencePage>(new { Picture = picture, Heading = edge, Sentence = problem, Back = PageDoor.IsOwn(back) ? back : "/edges" }, StatusCodes.Status409Conflict);
        }

        await HeardAsync(edge, form["minutes"] != "0", context.RequestAborted).ConfigureAwait(false);
        return Results.Redirect(PageDoor.IsOwn(back) ? back : "/edges");
    }

    private async Task<IResult> RestartAsync(HttpContext context, string edge)
    {
        // Only the form of the page says so: no restart by what is sent by mistake.
        bool isSure = (await SentForm.OfAsync(context).ConfigureAwait(false))["sure"] == "yes";
        return await OrderAsync(context, edge, isSure ? road.RestartAsync : (_, _) => Task.FromResult<string?>(Texts.EdgesSure), Texts.EdgesRestarts).ConfigureAwait(false);
    }

    private async Task<IResult> OrderAsync(HttpContext context, string edge, Func<string, CancellationToken, Task<string?>> order, string done)
    {
        LivePicture picture = hub.Look();
        string problem = picture.Edges.All(each => each.Name != edge) ? Say.With(Texts.EdgesMissing, edge)
            : await order(edge, context.RequestAborted).ConfigureAwait(false) ?? "";
        return problem.Length > 0
            ? WebPage.Show<SentencePage>(new { Picture = picture, Heading = edge, Sentence = problem, Back = "/edges" }, StatusCodes.Status409Conflict)
            : WebPage.Show<SentencePage>(new { Picture = picture, Heading = edge, Sentence = done, Back = "/edges", IsGood = true });
    }

    // The edge has told whoever asked; the page hears it by its own way, a moment later.
    private async Task HeardAsync(string edge, bool isOpen, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        while (hub.Look().Edges.FirstOrDefault(each => each.Name == edge)?.Report.Writes?.Allowed != isOpen && time.GetElapsedTime(start) < HearWait)
        {
            await Task.Delay(HearEvery, time, stop).ConfigureAwait(false);
        }
    }

    private IResult Journal(HttpContext context)
    {
        LivePicture picture = hub.Look();
        string[] place = context.Request.Query["d"].ToString().Split('/');
        Device? device = place is [var edge, var port] ? picture.Find(edge, port) : null;
        if (device is null && place is not [""])
        {
            return WebPage.Missing(picture, SettingsTexts.JournalGiveDevice);
        }

        IReadOnlyList<JournalEntry> entries = road.Services.Journal.Read(device?.Id, JournalMax, out string? problem);
        return WebPage.Show<JournalPage>(
            new { Picture = picture, Device = device, Entries = entries, Problem = problem, IsOwner = PageDoor.RoleOf(context) == PageRole.Owner, road.Services.Catalogue },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static string Settings(Device device) => PageScope.AddressOf(device) + "/settings";

    private RazorComponentResult<SentencePage> Sentence(Device device, string sentence, int status) =>
        WebPage.Show<SentencePage>(new { Picture = hub.Look(), Heading = device.Name, Sentence = sentence, Back = status == StatusCodes.Status503ServiceUnavailable ? PageScope.AddressOf(device) : Settings(device) }, status);
}
