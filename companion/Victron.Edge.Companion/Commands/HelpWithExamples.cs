// HelpWithExamples: help as the library writes it, with a verb's examples at the end, where lists of verbs stay short.
// The first page is our own: its verbs stand in groups, a line each, within 80 columns.

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Victron.Edge.Companion.Commands;

/// <summary>Writes help.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const string Heading = "Examples:";
    private const int VerbColumns = 11;

    private readonly HelpAction _help;
    private readonly IReadOnlyList<VerbGroup> _groups;
    private readonly Dictionary<Command, string> _examples = [];

    private HelpWithExamples(HelpAction help, IReadOnlyList<VerbGroup> groups)
    {
        _help = help;
        _groups = groups;
    }

    /// <summary>Takes the examples out of the descriptions of a command and its verbs, and puts them after the help.</summary>
    /// <param name="root">The command.</param>
    /// <param name="groups">Its verbs as the first page lists them.</param>
    public static void Install(RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        HelpOption option = root.Options.OfType<HelpOption>().First();
        var help = new HelpWithExamples((HelpAction)option.Action!, groups);
        help.SplitAll(root);

        option.Action = help;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        int code = 0;
        if (command is RootCommand)
        {
            WriteFirstPage(command, output);
        }
        else
        {
            code = _help.Invoke(parseResult);
        }

        if (_examples.TryGetValue(command, out string? examples))
        {
            output.WriteLine(examples);
        }

        return code;
    }

    private void WriteFirstPage(Command root, TextWriter output)
    {
        output.WriteLine(root.Description);
        output.WriteLine();
        output.WriteLine("Usage: victron-edge VERB ...");
        foreach (VerbGroup group in _groups)
        {
            output.WriteLine();
            output.WriteLine($"{group.Heading}:");
            foreach (VerbLine verb in group.Verbs)
            {
                output.WriteLine($"  {verb.Command.Name.PadRight(VerbColumns)}{verb.Use}");
            }
        }

        output.WriteLine();
        output.WriteLine("victron-edge VERB --help says more; --version says which program this is.");
        output.WriteLine();
    }

    private void SplitAll(Command command)
    {
        Split(command);
        foreach (Command verb in command.Subcommands)
        {
            SplitAll(verb);
        }
    }

    private void Split(Command command)
    {
        string text = command.Description ?? "";
        int at = text.IndexOf(Heading, StringComparison.Ordinal);
        if (at >= 0)
        {
            command.Description = text[..at].Trim();
            _examples[command] = text[at..].TrimEnd();
        }
    }
}
