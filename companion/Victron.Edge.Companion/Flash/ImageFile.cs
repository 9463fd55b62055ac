// ImageFile: the application that goes onto the board, and whether it can be one.

namespace Victron.Edge.Companion.Flash;

/// <summary>A file with an application of nanoFramework.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ImageFile(string Path, long Bytes)
{
    /// <summary>Where a release has it, beside the program.</summary>
    public const string ReleasePlace = "edge-image/Victron.Edge.Firmware.bin";

    private const string Extension = ".bin";

    // The first assembly of an application begins with this word and the number of its format.
    private static ReadOnlySpan<byte> Mark => "NFMRK"u8;

    /// <summary>The file to take when none is named: the one beside the program.</summary>
    public static string Beside(string programFolder) => System.IO.Path.GetFullPath(System.IO.Path.Combine(programFolder, ReleasePlace));

    /// <summary>Looks at a file.</summary>
    /// <param name="option">Value of <c>--image</c>; null when it was not given.</param>
    /// <param name="programFolder">Folder of this program.</param>
    /// <param name="image">Null when the result is not.</param>
    /// <returns>What is wrong and what to do, in one line; null when it can be written.</returns>
    public static string? Find(string? option, string programFolder, out ImageFile? image)
    {
        image = null;
        string path = option ?? Beside(programFolder);
        if (!File.Exists(path))
        {
            return option is null
                ? $"there is no application image: {ReleasePlace} is not beside this program; get it from this project's page of releases (releases/latest), which this version does not download by itself, and give --image FILE."
                : $"--image: there is no file '{option}'; check the name, or leave the option out to take {ReleasePlace} beside this program.";
        }

        if (!path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            return $"--image: '{path}' is no {Extension} file; give the Victron.Edge.Firmware.bin of a release or of your own build.";
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] head = new byte[Mark.Length];
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !Mark.SequenceEqual(head))
            {
                return $"--image: '{path}' is no application of nanoFramework (it does not begin with NFMRK); give the Victron.Edge.Firmware.bin of a release or of your own build.";
            }

            image = new ImageFile(System.IO.Path.GetFullPath(path), file.Length);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"--image: '{path}' cannot be read ({fault.Message.TrimEnd('.')}); copy it to a place of yours.";
        }
    }
}
