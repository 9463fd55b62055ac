// VerbGroup: the verbs in the order and under the headings of the first help page, each with what it is for in one line.

using System.CommandLine;

namespace Victron.Edge.Companion.Commands;

/// <summary>Verbs that belong together.</summary>
/// <param name="Heading">Their heading.</param>
/// <param name="Verbs">Each with its line.</param>
internal sealed record VerbGroup(string Heading, IReadOnlyList<VerbLine> Verbs)
{
    /// <summary>All verbs of the program.</summary>
    public static IReadOnlyList<VerbGroup> All() =>
    [
        new("Look",
        [
            new(DemoCommand.Create(), "three simulated devices, live"),
            new(WatchCommand.Create(), "live values, of a broker or of one cable"),
            new(ServeCommand.Create(), "all devices on a page in the browser, stored, with a broker"),
            new(PasswordCommand.Create(), "the password of that page"),
            new(BrokerCommand.Create(), "who may log in to its broker"),
            new(RecordCommand.Create(), "keep every sample in a database"),
            new(DecodeCommand.Create(), "read a recording of a device"),
        ]),
        new("Set up",
        [
            new(AgentCommand.Create(), "this machine as an edge: reads a device, publishes it"),
            new(FlashCommand.Create(), "an ESP32 board as an edge, over USB"),
            new(EdgesCommand.Create(), "which edges there are, and how they fare"),
            new(DoctorCommand.Create(), "what is wrong with ports and broker"),
            new(SimulateCommand.Create(), "play a device that does not exist"),
        ]),
        new("Read and set devices",
        [
            new(DevicesCommand.Create(), "which devices there are"),
            new(RegistersCommand.Create(), "what is set in a device, and what may be set"),
            new(GetCommand.Create(), "read registers"),
            new(SetCommand.Create(), "write one, with proof"),
            new(PresetCommand.Create(), "battery presets that a device has built in"),
            new(HistoryCommand.Create(), "what a device remembers: days, counters"),
            new(EdgesCommand.CreateUnlock(), "let settings be written for a while"),
            new(JournalCommand.Create(), "what was written, when and by whom"),
        ]),
        new("Keep and copy settings",
        [
            new(BackupCommand.Create(), "what is set in a device, into a file"),
            new(DiffCommand.Create(), "compare devices and files"),
            new(RestoreCommand.Create(), "bring a device back to a file, with proof"),
        ]),
        new("For other programs",
        [
            new(ControlsCommand.Create(), "let Home Assistant and scripts switch what you choose"),
            new(FramesCommand.Create(), "send HEX frames as they are"),
            new(BridgeCommand.Create(), "a VE.Direct port for programs that know no edges"),
        ]),
    ];
}
