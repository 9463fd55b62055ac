// From beyond its machine the broker inside lets in who has a user, and each does what is theirs and nothing else.

using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Companion.Lan;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Companion.Tests.Roads;

public sealed class BrokerUsersTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-users-");
    private readonly List<IMqttClient> _clients = [];
    private readonly Dictionary<string, string> _passwords = [];
    private BrokerUserFile _users = null!;
    private EmbeddedBroker _broker = null!;
    private bool _isHere;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.True(DataDirectory.TryFind(_folder.FullName, null, out DataDirectory? data, out string? problem), problem);
        _users = new BrokerUserFile(data);
        foreach ((string name, BrokerUserKind kind) in (ReadOnlySpan<(string, BrokerUserKind)>)[("van-1", BrokerUserKind.Edge), ("van-2", BrokerUserKind.Edge), ("ha", BrokerUserKind.HomeAssistant), ("guest", BrokerUserKind.Reader)])
        {
            Assert.Null(_users.Set(new BrokerUser(name, kind), out string password));
            _passwords[name] = password;
        }

        _broker = await EmbeddedBroker.StartAsync(0, _users, _ => _isHere);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _broker.DisposeAsync();
        _folder.Delete(true);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("van-1", "wrong")]
    [InlineData("van-1", "")]
    [InlineData("nobody", "wrong")]
    public async Task Who_has_no_user_or_another_password_is_not_let_in(string? name, string? password)
    {
        (_, MqttClientConnectResultCode code) = await EnterAsync(name, password);
        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, code);
    }

    [Fact]
    public async Task The_password_of_one_is_not_that_of_another() =>
        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, (await EnterAsync("van-1", _passwords["van-2"])).Code);

    [Theory]
    [InlineData("van-1", "victron-edge/van-1/ve1/state", true)]
    [InlineData("van-1", "homeassistant/sensor/van-1_ve1/x/config", true)]
    [InlineData("van-1", "victron-edge/van-2/ve1/state", false)]
    [InlineData("van-1", "victron-edge/van-2/command", false)]
    [InlineData("van-1", "victron-edge/van-10/ve1/state", false)]
    [InlineData("van-1", "homeassistant/sensor/van-10_ve1/x/config", false)]
    [InlineData("van-1", "victron-edge/time", false)]
    [InlineData("ha", "victron-edge/van-1/ve1/set/charge_limit", true)]
    [InlineData("ha", "homeassistant/status", true)]
    [InlineData("ha", "victron-edge/van-1/ve1/hex/request", false)]
    [InlineData("ha", "victron-edge/van-1/command", false)]
    [InlineData("guest", "victron-edge/van-1/ve1/set/charge_limit", false)]
    public async Task Each_writes_what_is_theirs(string name, string topic, bool isAllowed)
    {
        IMqttClient owner = await HereAsync();
        var heard = new TaskCompletionSource<string>();
        owner.ApplicationMessageReceivedAsync += e =>
        {
            _ = heard.TrySetResult(e.ApplicationMessage.Topic);
            return Task.CompletedTask;
        };
        _ = await owner.SubscribeAsync("#", cancellationToken: Stop);
        (IMqttClient client, MqttClientConnectResultCode code) = await EnterAsync(name, _passwords[name]);
        Assert.Equal(MqttClientConnectResultCode.Success, code);
        MqttClientPublishResult answer = await client.PublishAsync(Message(topic), Stop);
        Assert.Equal(isAllowed ? MqttClientPublishReasonCode.Success : MqttClientPublishReasonCode.NotAuthorized, answer.ReasonCode);

        // What comes next shows that nothing came before.
        _ = await owner.PublishAsync(Message("end"), Stop);
        Assert.Equal(isAllowed ? topic : "end", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop));
    }

    [Theory]
    [InlineData("van-1", "victron-edge/van-1/+/hex/request", true)]
    [InlineData("van-1", "victron-edge/time", true)]
    [InlineData("van-1", "#", false)]
    [InlineData("van-1", "victron-edge/#", false)]
    [InlineData("van-1", "victron-edge/+/command", false)]
    [InlineData("van-1", "victron-edge/van-2/#", false)]
    [InlineData("van-1", "$share/a/victron-edge/van-2/#", false)]
    [InlineData("guest", "victron-edge/#", true)]
    [InlineData("guest", "#", false)]
    [InlineData("guest", "+/van-1/#", false)]
    public async Task Each_reads_what_is_theirs(string name, string filter, bool isAllowed)
    {
        (IMqttClient client, _) = await EnterAsync(name, _passwords[name]);
        MqttClientSubscribeResult answer = await client.SubscribeAsync(filter, cancellationToken: Stop);
        Assert.Equal(isAllowed, Assert.Single(answer.Items).ResultCode == MqttClientSubscribeResultCode.GrantedQoS0);
    }

    [Fact]
    public async Task A_last_will_about_somebody_else_is_refused_at_the_door()
    {
        (_, MqttClientConnectResultCode code) = await EnterAsync("van-1", _passwords["van-1"], "victron-edge/van-2/status");
        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, code);
        (_, code) = await EnterAsync("van-1", _passwords["van-1"], "victron-edge/van-1/status");
        Assert.Equal(MqttClientConnectResultCode.Success, code);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_by_its_name()
    {
        IMqttClient owner = await HereAsync("companion");
        (_, MqttClientConnectResultCode code) = await EnterAsync("van-1", _passwords["van-1"], clientId: "companion");
        Assert.Equal(MqttClientConnectResultCode.Success, code);
        await owner.PingAsync(Stop);
        Assert.True(owner.IsConnected);
    }

    [Fact]
    public async Task A_user_counts_at_once_and_not_after_being_taken_away()
    {
        Assert.Null(_users.Set(new BrokerUser("van-3", BrokerUserKind.Edge), out string password));
        Assert.Equal(MqttClientConnectResultCode.Success, (await EnterAsync("van-3", password)).Code);
        Assert.Null(_users.Remove("van-3"));
        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, (await EnterAsync("van-3", password)).Code);
        Assert.Contains("there is no user 'van-3'", _users.Remove("van-3"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, File.ReadAllText(Path.Combine(_folder.FullName, "broker-users.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_lets_nobody_in_and_is_told()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "broker-users.json"), "{ \"version\": 1, \"users\": [{}] }", Stop);
        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, (await EnterAsync("van-1", _passwords["van-1"])).Code);
        _ = _users.List(out string? problem);
        Assert.Contains("is damaged; move it away", problem, StringComparison.Ordinal);
    }

    private async Task<IMqttClient> HereAsync(string clientId = "here")
    {
        _isHere = true;
        (IMqttClient client, MqttClientConnectResultCode code) = await EnterAsync(null, null, clientId: clientId);
        _isHere = false;
        Assert.Equal(MqttClientConnectResultCode.Success, code);
        return client;
    }

    private async Task<(IMqttClient Client, MqttClientConnectResultCode Code)> EnterAsync(string? name, string? password, string? will = null, string clientId = "it")
    {
        IMqttClient client = new MqttClientFactory().CreateMqttClient();
        _clients.Add(client);
        MqttClientOptionsBuilder options = new MqttClientOptionsBuilder().WithTcpServer(_broker.Address.Host, _broker.Address.Port).WithClientId(clientId).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500);
        options = name is null ? options : options.WithCredentials(name, password);
        options = will is null ? options : options.WithWillTopic(will).WithWillPayload("offline");
        return (client, (await client.ConnectAsync(options.Build(), Stop)).ResultCode);
    }

    private static MqttApplicationMessage Message(string topic) => new() { Topic = topic, PayloadSegment = Encoding.UTF8.GetBytes("1"), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce };
}
