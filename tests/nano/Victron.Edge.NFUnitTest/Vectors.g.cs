namespace Victron.Edge.NFUnitTest
{
    public static class Vectors
    {
        public static readonly string[] TextBlocks = { };
        public static readonly string[] HexFrames = { };
        public static readonly string[] Rejected = { };
    }
}
