// LastFrame: counts frames and holds on to the view of the last one, which is good until the reader is fed again.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

internal sealed class LastFrame : IVeDirectHandler
{
    public HexFrame? Frame { get; private set; }

    public int Frames { get; private set; }

    public int Rejected { get; private set; }

    public void OnBlock(TextBlock block)
    {
        // Text between frames is not looked at.
    }

    public void OnFrame(HexFrame frame)
    {
        Frame = frame;
        Frames++;
    }

    public void OnRejected(int reason, int byteCount) => Rejected++;
}
