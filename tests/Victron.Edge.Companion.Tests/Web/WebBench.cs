// WebBench: a page with a van on it: battery monitor, solar charger, inverter; values are set by the test.

using Victron.Edge.Core.Devices;
using Microsoft.AspNetCore.Http;
using Victron.Edge.Web;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.History;
using Victron.Edge.Web.Live;
using Victron.Edge.Web.Settings;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed class WebBench : IAsyncDisposable
{
    private static readonly PortAddress Monitor = new("van-1", "ve1");
    private static readonly PortAddress Solar = new("van-1", "ve2");
    private readonly WebPage _page;
    private long _sequence;

    private WebBench(LiveState state, WebPage page)
    {
        State = state;
        _page = page;
        Client = new HttpClient { BaseAddress = page.Address };
    }

    public LiveState State { get; }

    public Uri Address => _page.Address;

    public int? NetworkPort => _page.NetworkPort;

    public HttpClient Client { get; }

    public static async Task<WebBench> StartAsync(IPasswordBook? passwords = null, TimeProvider? time = null, IHistoryBook? history = null, ISettingsRoad? settings = null, PageReach? reach = null)
    {
        var state = new LiveState(TimeProvider.System);
        var hub = new LiveHub(state, CatalogueNames.Embedded(), TimeProvider.System, "Demo data.");
        return new WebBench(state, await WebPage.StartAsync(hub, "mqtt://127.0.0.1:1883", reach ?? new PageReach(0), passwords ?? new NoPasswords(), history ?? new NoHistory(), settings ?? new ModelRoad(), time ?? TimeProvider.System));
    }

    /// <summary>Where the routes are told.</summary>
    public IReadOnlyList<Endpoint> Routes => _page.Routes;

    /// <summary>Puts two devices there.</summary>
    public void Fill()
    {
        State.SetEdgeStatus("van-1", true, false);
        State.SetIdentity(Monitor, new DeviceIdentity("0xA381", "BMV-712 Smart", "bmv712", "HQ1", "4.08"), false);
        State.SetIdentity(Solar, new DeviceIdentity("0xA056", "<b>Roof</b>", "mppt_smartsolar", "HQ2", "3.16"), false);
        State.SetPortStatus(Monitor, PortStatus.Online, false);
        State.SetPortStatus(Solar, PortStatus.Online, false);
        Say(Monitor, ("battery_voltage", "13.420"), ("battery_current", "5.000"), ("battery_power", "67"), ("state_of_charge", "87.0"));
        Say(Solar, ("battery_voltage", "13.400"), ("battery_current", "10.000"), ("pv_power", "140"), ("load_current", "1.000"));
    }

    /// <summary>A sample of the battery monitor.</summary>
    public void Battery(params (string Key, string Digits)[] values) => Say(Monitor, values);

    /// <summary>The text of a page.</summary>
    public Task<string> GetAsync(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _page.DisposeAsync();
    }

    private void Say(PortAddress port, params (string Key, string Digits)[] values) => State.SetState(
        port, new StateMessage("run", ++_sequence, null, [.. values.Select(value => KeyValuePair.Create(value.Key, new RawValue(LiveValueKind.Number, value.Digits)))]), kept: false);
}
