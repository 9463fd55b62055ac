// FlashAdvice: what to do about a failure of nanoff, by its own code. Source: nanoff's exit codes and the trouble that
// owners of boards usually have.

namespace Victron.Edge.Companion.Flash;

/// <summary>Remedies.</summary>
public static class FlashAdvice
{
    /// <summary>What to do.</summary>
    /// <param name="code">nanoff's code, for instance <c>E4000</c>; null when it named none.</param>
    public static string For(string? code) => code switch
    {
        "E4000" => "Hold BOOT, press and release RESET, release BOOT; then go on.",
        "E4001" => "nanoFramework has no image for this size of flash; take another board.",
        "E4002" or "E4003" => "Take another USB cable or socket, without a hub; then go on.",
        "E4004" => "The board held something else before: go on with --erase, which wipes it first.",
        "E4005" or "E6000" or "E6002" => "The port is gone or in use: close Visual Studio, VS Code and serial monitors, check the plug; then go on.",
        "E2000" or "E2001" or "E2002" or "E2003" => "Press RESET on the board, wait 5 s; then go on.",
        "E9005" or "E9006" or "E9007" => "nanoff could not get nanoFramework: check the internet connection; then go on.",
        _ => "Read the log; then go on.",
    };

    /// <summary>What a code means, for runs of nanoff that name nothing else.</summary>
    public static string Meaning(string code) => code switch
    {
        "E4000" => "the board did not follow an order of its loader",
        "E4001" => "no image for this size of flash",
        "E4002" => "erasing failed",
        "E4003" => "writing failed",
        "E4004" => "reading the flash failed",
        "E4005" or "E6000" => "the port could not be opened",
        "E6002" => "another program has the port",
        "E9005" => "there is no such image, or no way to ask for it",
        "E9006" => "no folder for the download",
        "E9007" => "the download failed",
        _ => "without a word",
    };

    /// <summary>Whether the board did not answer, so that the ROM loader may still reach it.</summary>
    public static bool IsSilent(string? code) => code is "E2000" or "E2001" or "E2002";
}
