// HelpWithExamples: help as the library writes it, with a verb's examples at the end, where lists of verbs stay short.

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Victron.Edge.Companion.Commands;

/// <summary>Writes help.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const string Heading = "Examples:";

    private readonly HelpAction _help;
    private readonly Dictionary<Command, string> _examples = [];

    private HelpWithExamples(HelpAction help) => _help = help;

    /// <summary>Takes the examples out of the descriptions of a command and its verbs, and puts them after the help.</summary>
    public static void Install(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().First();
        var help = new HelpWithExamples((HelpAction)option.Action!);
        help.SplitAll(root);

        option.Action = help;
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = _help.Invoke(parseResult);
        if (_examples.TryGetValue(parseResult.CommandResult.Command, out string? examples))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(examples);
        }

        return code;
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
