// LabelReader: the labels of good blocks, and how many blocks and frames there were.

using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Tests.Bridge;

internal sealed class LabelReader : IVeDirectHandler
{
    public List<string[]> Blocks { get; } = [];

    public List<int> Frames { get; } = [];

    public int Rejected { get; private set; }

    void IVeDirectHandler.OnBlock(TextBlock block)
    {
        Blocks.Add([.. Enumerable.Range(0, block.Count).Select(field => Encoding.ASCII.GetString(block.Buffer, block.LabelOffset(field), block.LabelCount(field)))]);
    }

    void IVeDirectHandler.OnFrame(HexFrame frame) => Frames.Add(frame.Command);

    void IVeDirectHandler.OnRejected(int reason, int byteCount) => Rejected++;
}
