// FlashPrint: the whole set-up as commands and files, for those who want to see it or do it by hand. Does nothing.

using System.Text;

namespace Victron.Edge.Companion.Flash;

/// <summary>Prints a plan.</summary>
public static class FlashPrint
{
    private const string Hidden = "***";

    // The checksum would let one try passwords against it.
    private static readonly string[] SecretKeys = ["wifi_password=", "broker_password=", "pairing_key=", "page_salt=", "page_hash=", "crc="];

    /// <summary>Prints steps, files and the pairing.</summary>
    /// <param name="request">What would be written.</param>
    /// <param name="showSecrets">Whether passwords and keys are shown.</param>
    /// <param name="output">Where to.</param>
    public static void Write(FlashRequest request, bool showSecrets, TextWriter output)
    {
        foreach (string warning in request.Warnings())
        {
            output.WriteLine($"# warning: {warning}");
        }

        var plan = new FlashPlan(request);
        int number = 0;
        foreach (FlashStep step in plan.Steps)
        {
            output.WriteLine($"# {++number} {step.Name}: {step.What}");
            output.WriteLine(ShellText.Of("nanoff", step.Words));
            if (step.OtherWords is { } other)
            {
                output.WriteLine("#   when the board does not answer, over the ROM loader instead:");
                output.WriteLine("#   " + ShellText.Of("nanoff", other));
            }
        }

        output.WriteLine("# afterwards press RESET; this computer keeps the pairing key, as this command does:");
        output.WriteLine(ShellText.Of("victron-edge", ["edges", "pair", request.Settings.Name]) + " " + (showSecrets ? request.Settings.PairingKey : Hidden));
        foreach ((string name, byte[] content) in plan.Files())
        {
            output.WriteLine();
            output.WriteLine($"# file {name}");
            foreach (string line in Encoding.UTF8.GetString(content).TrimEnd('\n').Split('\n'))
            {
                output.WriteLine(showSecrets ? line : Masked(line));
            }
        }
    }

    private static string Masked(string line) =>
        Array.Find(SecretKeys, key => line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length) is { } secret ? secret + Hidden : line;
}
