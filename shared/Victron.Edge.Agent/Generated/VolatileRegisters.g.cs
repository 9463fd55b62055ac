// VolatileRegisters: which registers forget what is written to them.
// Generated from settings.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.Agent
{
    /// <summary>Registers that are worn by writing, and those that are not.</summary>
    public static class VolatileRegisters
    {
        /// <summary>Whether a register forgets by itself; false for all that are not known: those count as flash.</summary>
        public static bool IsVolatile(int register)
        {
            if (register >> 7 == 0x004)
            {
                switch (register)
                {
                    case 0x0202:
                        return true;
                    default:
                        return false;
                }
            }

            if (register >> 7 == 0x040)
            {
                switch (register)
                {
                    case 0x2001:
                    case 0x2002:
                    case 0x2003:
                    case 0x200E:
                    case 0x2015:
                    case 0x2031:
                        return true;
                    default:
                        return false;
                }
            }

            return false;
        }
    }
}
