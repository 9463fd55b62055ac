// StreamPort: bytes of the device into a stream such as standard output. A reader that has gone (broken pipe) ends the work.
using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Simulate;

internal sealed class StreamPort(Stream stream) : IWirePort
{
    public string Address => string.Empty;

    public bool TryWrite(byte[] buffer, int count)
    {
        try
        {
            stream.Write(buffer, 0, count);
            stream.Flush();
            return true;
        }
        catch (OutputGoneException)
        {
            return false; // `simulate | head` closes the pipe: that is how it is meant to end
        }
    }

    public int ReadAvailable(byte[] buffer) => 0;

    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            return; // nobody is left to take the rest
        }
    }
}
