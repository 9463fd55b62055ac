// FlashQuestions: from options, questions and defaults to a request. Writes no file.
// Every question has an option, so that a script can answer them all; a missing answer names the option.

using System.Security.Cryptography;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Flash;

/// <summary>Collects the answers for one board.</summary>
public sealed class FlashQuestions
{
    private const int SaltBytes = 16;
    private const int PagePasswordMin = 8;

    private readonly FlashWords _words;
    private readonly IAsker _asker;
    private readonly BoardTable _table;
    private readonly BoardSettings _settings;
    private readonly SettingQuestions _set;
    private readonly bool _isResumed;
    private string _port = "";
    private string _target = "";
    private Board? _board;
    private bool _isOtherBoard;

    /// <summary>Begins with what is known.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="asker">Who can be asked.</param>
    /// <param name="table">The boards.</param>
    /// <param name="resumed">Settings of a set-up that stopped on the way; null for a new one.</param>
    public FlashQuestions(FlashWords words, IAsker asker, BoardTable table, BoardSettings? resumed)
    {
        _words = words;
        _asker = asker;
        _table = table;
        _isResumed = resumed is not null;
        _settings = resumed ?? new BoardSettings();
        _set = new SettingQuestions(_settings);
    }

    /// <summary>Asks what is still open.</summary>
    /// <param name="ports">Serial ports of this machine.</param>
    /// <param name="image">The application, as nanoff is to be told it.</param>
    /// <param name="keyOf">The pairing key that this computer has for an edge; null for none.</param>
    /// <param name="problem">Option, what is wrong and what to do, in one line; null when the request is whole.</param>
    /// <returns>Null when there is a problem.</returns>
    public FlashRequest? Ask(IReadOnlyList<SerialPortFinding> ports, string image, Func<string, string?> keyOf, out string? problem)
    {
        byte[]? ca = null;
        problem = AskBoard() ?? AskPort(ports) ?? AskName() ?? AskWifiName() ?? AskWifiPassword()
            ?? new BrokerQuestions(_words, _asker, _settings, _isResumed).Ask(out ca) ?? AskPins() ?? AskPage();
        if (problem is not null)
        {
            return null;
        }

        string? known = keyOf(_settings.Name);
        if (_words.NewKey || (known is null && _settings.PairingKey.Length == 0))
        {
            _settings.PairingKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        }
        else if (!_isResumed && known is not null)
        {
            _settings.PairingKey = known;
        }

        problem = _settings.Problem();
        return problem is not null ? null : new FlashRequest
        {
            Board = _board!,
            Target = _target,
            Port = _port,
            Image = image,
            Settings = _settings,
            Ca = ca,
            Erase = _words.Erase,
            FirmwareVersion = _words.FirmwareVersion,
        };
    }

    private string? AskBoard()
    {
        string? key = _words.Board ?? (_settings.Board.Length > 0 ? _settings.Board : null);
        if (key is null && !_asker.IsThere)
        {
            return SettingQuestions.Missing("--board", "BOARD") + $" Boards: {Keys()}.";
        }

        _board = key is null
            ? _table.Boards[_asker.Choose("Which board is it?", [.. _table.Boards.Select(board => $"{board.Key,-15} {board.Name}")])]
            : _table.Find(key);
        if (_board is null)
        {
            return $"--board: there is no board '{key}'; give one of {Keys()}.";
        }

        _target = _words.Target ?? _board.Images[0];
        if (!_board.Images.Contains(_target))
        {
            return $"--target: image '{_target}' does not fit {_board.Key}; give {string.Join(" or ", _board.Images)}.";
        }

        _isOtherBoard = _settings.Board != _board.Key;
        _settings.Board = _board.Key;
        _settings.LedPin = _board.LedPin;
        _settings.LedLow = _board.LedLow;
        _settings.ButtonPin = _board.ButtonPin;
        _settings.RingBytes = _board.RingBytes;
        return null;
    }

    private string? AskPort(IReadOnlyList<SerialPortFinding> ports)
    {
        string list = string.Join(", ", ports);
        if (_words.Port is { } given)
        {
            _port = given;
            return null;
        }

        if (ports.Count == 0)
        {
            return "no serial port was found; plug the board in with a USB cable that carries data, install the driver of its USB chip, or give --port PORT.";
        }

        if (ports.Count > 1 && !_asker.IsThere)
        {
            return $"--port is missing and there are {ports.Count} serial ports; give one of them: {list}.";
        }

        _port = ports[ports.Count == 1 ? 0 : _asker.Choose("Which port is the board on?", [.. ports.Select(port => port.ToString())])].Name;
        return null;
    }

    private string? AskName()
    {
        string? name = _words.Name ?? (_isResumed ? _settings.Name : null);
        if (name is null && !_asker.IsThere)
        {
            return SettingQuestions.Missing("--name", "EDGE");
        }

        name ??= _asker.Text("Name of this edge in topics", null, text => EdgeName.IsValid(text) ? null : EdgeName.Form + ".");
        _settings.Name = name;
        return EdgeName.IsValid(name) ? null : $"--name: '{name}' cannot stand in a topic; {EdgeName.Form}.";
    }

    private string? AskWifiName() => AskSetting("wifi_ssid", "--wifi-name", "NETWORK", _words.WifiName,
        problem => _asker.Text("Name of the Wi-Fi network", null, problem));

    private string? AskWifiPassword()
    {
        if (_words.OpenWifi)
        {
            _settings.WifiPassword = "";
            return _words.WifiPassword is null ? null : "--open-wifi and --wifi-password: give one of them.";
        }

        if (_words.WifiPassword is null && _isResumed)
        {
            return null;
        }

        if (_words.WifiPassword is null && !_asker.IsThere)
        {
            return SettingQuestions.Missing("--wifi-password", "PASSWORD") + " A network without a password needs --open-wifi.";
        }

        string? password = _words.WifiPassword;
        while (password is null)
        {
            string typed = _asker.Secret("Its password", SettingQuestions.Check("wifi_password"));
            password = typed.Length > 0 || _asker.Confirm("No password: is this an open network that everybody can join?") ? typed : null;
        }

        return _words.WifiPassword is { Length: 0 }
            ? "--wifi-password is empty; a network without a password needs --open-wifi instead."
            : _set.Set("wifi_password", "--wifi-password", password);
    }

    private string? AskPins()
    {
        string preset = PortPins.Print(_board!.ProposedPorts);
        string? text = _words.Ports;
        if (text is null && _isResumed && !_isOtherBoard)
        {
            return null;
        }

        text ??= _asker.IsThere && !_isResumed ? _asker.Text(PinQuestion(), preset, PinProblem) : preset;
        return PinProblem(text) is { } problem ? $"--ports: {problem}" : _set.Set("ports", "--ports", text);
    }

    private string PinQuestion() => "VE.Direct ports as receive:transmit pins"
        + (_board!.IsTightFor(_board.Ports.Count) ? "; without PSRAM there is memory for one only, on paper" : "");

    private string? PinProblem(string text) => PortPins.TryParseList(text, out IReadOnlyList<PortPins> pins)
        ? PinRules.Problem(_board!, pins)
        : $"'{text}' cannot be read; {PortPins.Form}.";

    private string? AskPage()
    {
        if (_words.NoPage || (_isResumed && _words.PagePassword is null))
        {
            _settings.Page &= !_words.NoPage;
            return _words.NoPage && _words.PagePassword is not null ? "--no-page and --page-password: give one of them." : null;
        }

        string? password = _words.PagePassword;
        if (password is null && !_asker.IsThere)
        {
            return SettingQuestions.Missing("--page-password", "PASSWORD") + " An edge without a page of its own needs --no-page.";
        }

        password ??= _asker.Secret("Password for the edge's own page; empty for no page", text => text.Length == 0 ? null : PageProblem(text));
        if (password.Length == 0 && _words.PagePassword is null)
        {
            _settings.Page = false;
            return null;
        }

        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        _settings.Page = true;
        _settings.PageSalt = Convert.ToHexStringLower(salt);
        _settings.PageHash = Convert.ToHexStringLower(
            Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, _settings.PageRounds, HashAlgorithmName.SHA256, 32));
        return PageProblem(password) is { } problem ? $"--page-password: {problem}" : null;
    }

    private static string? PageProblem(string password) =>
        password.Length >= PagePasswordMin ? null : $"it has {password.Length} letters; give {PagePasswordMin} or more, of its own and used nowhere else.";

    private string? AskSetting(string key, string option, string form, string? given, Func<Func<string, string?>, string> ask)
    {
        if (given is null && _isResumed)
        {
            return null;
        }

        return given is null && !_asker.IsThere ? SettingQuestions.Missing(option, form) : _set.Set(key, option, given ?? ask(SettingQuestions.Check(key)));
    }

    private string Keys() => string.Join(", ", _table.Boards.Select(board => board.Key));
}
