// FamilyTable: how the families of products behave on the wire.
// Generated from families.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.Agent
{
    /// <summary>Families by ordinal; only keys are stored or sent.</summary>
    public static class FamilyTable
    {
        /// <summary>Number of families.</summary>
        public const int Count = 39;

        /// <summary>Parent of the root.</summary>
        public const byte None = 255;

        /// <summary>Any product.</summary>
        public const int Any = 0;
        /// <summary>Not told by the source.</summary>
        public const int Unspecified = 1;
        /// <summary>Battery monitor.</summary>
        public const int BatteryMonitor = 2;
        /// <summary>BMV.</summary>
        public const int Bmv = 3;
        /// <summary>BMV-60x.</summary>
        public const int Bmv60x = 4;
        /// <summary>BMV-70x.</summary>
        public const int Bmv70x = 5;
        /// <summary>BMV-700.</summary>
        public const int Bmv700 = 6;
        /// <summary>BMV-702.</summary>
        public const int Bmv702 = 7;
        /// <summary>BMV-71x Smart.</summary>
        public const int Bmv71x = 8;
        /// <summary>BMV-712 Smart.</summary>
        public const int Bmv712 = 9;
        /// <summary>SmartShunt.</summary>
        public const int Smartshunt = 10;
        /// <summary>Solar charger.</summary>
        public const int Mppt = 11;
        /// <summary>BlueSolar MPPT.</summary>
        public const int MpptBluesolar = 12;
        /// <summary>SmartSolar MPPT.</summary>
        public const int MpptSmartsolar = 13;
        /// <summary>MPPT with load output.</summary>
        public const int MpptLoad = 14;
        /// <summary>MPPT VE.Can.</summary>
        public const int MpptVecan = 15;
        /// <summary>MPPT RS.</summary>
        public const int MpptRs = 16;
        /// <summary>Inverter.</summary>
        public const int Inverter = 17;
        /// <summary>Phoenix Inverter.</summary>
        public const int InverterPhoenix = 18;
        /// <summary>Phoenix Inverter Smart.</summary>
        public const int InverterSmart = 19;
        /// <summary>Sun Inverter.</summary>
        public const int InverterSun = 20;
        /// <summary>AC charger.</summary>
        public const int Charger = 21;
        /// <summary>Blue Smart Charger.</summary>
        public const int ChargerBluesmart = 22;
        /// <summary>Phoenix Smart IP43 Charger.</summary>
        public const int ChargerIp43 = 23;
        /// <summary>Skylla Charger.</summary>
        public const int ChargerSkylla = 24;
        /// <summary>Other charger.</summary>
        public const int ChargerOther = 25;
        /// <summary>Multi RS and Inverter RS.</summary>
        public const int MultiRs = 26;
        /// <summary>DC-DC charger.</summary>
        public const int Orion = 27;
        /// <summary>Orion Smart.</summary>
        public const int OrionSmart = 28;
        /// <summary>Orion XS.</summary>
        public const int OrionXs = 29;
        /// <summary>Battery management system.</summary>
        public const int Bms = 30;
        /// <summary>Battery.</summary>
        public const int Battery = 31;
        /// <summary>Battery Protect.</summary>
        public const int BatteryProtect = 32;
        /// <summary>Energy meter.</summary>
        public const int EnergyMeter = 33;
        /// <summary>Interface.</summary>
        public const int Interface = 34;
        /// <summary>Peak Power Pack.</summary>
        public const int PeakPowerPack = 35;
        /// <summary>VE.Bus product.</summary>
        public const int Vebus = 36;
        /// <summary>Accessory.</summary>
        public const int Accessory = 37;
        /// <summary>Other product.</summary>
        public const int Other = 38;

        /// <summary>Seconds without a good block after which a port is offline at the earliest.</summary>
        public static readonly ushort[] SilenceSeconds =
        {
            5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 90, 5, 5, 5, 15, 5, 15, 5, 5, 5, 5, 5,
            5, 5, 5, 5,
        };

        /// <summary>1 when silence is normal for the family.</summary>
        public static readonly byte[] Quiet =
        {
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0,
            0, 0, 0,
        };

        /// <summary>0 no HEX, 1 HEX silences the text for seconds, 2 text goes on during HEX.</summary>
        public static readonly byte[] HexGeneration =
        {
            0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 2, 2, 0, 0, 2, 2, 0, 2, 0, 0, 0, 0, 0, 1,
            0, 0, 0,
        };

        /// <summary>Family above, <see cref="None"/> for the root.</summary>
        public static readonly byte[] Parent =
        {
            255, 0, 0, 2, 3, 3, 5, 5, 3, 8, 2, 0, 11, 11, 11, 11, 11, 0, 17, 17, 17, 0, 21, 21, 21, 21, 0, 0, 27, 27, 0,
            0, 0, 0, 0, 0, 0, 0, 0,
        };

        /// <summary>Key of a family; null when there is no such ordinal.</summary>
        public static string Key(int family)
        {
            switch (family)
            {
                case 0: return "any";
                case 1: return "unspecified";
                case 2: return "battery_monitor";
                case 3: return "bmv";
                case 4: return "bmv60x";
                case 5: return "bmv70x";
                case 6: return "bmv700";
                case 7: return "bmv702";
                case 8: return "bmv71x";
                case 9: return "bmv712";
                case 10: return "smartshunt";
                case 11: return "mppt";
                case 12: return "mppt_bluesolar";
                case 13: return "mppt_smartsolar";
                case 14: return "mppt_load";
                case 15: return "mppt_vecan";
                case 16: return "mppt_rs";
                case 17: return "inverter";
                case 18: return "inverter_phoenix";
                case 19: return "inverter_smart";
                case 20: return "inverter_sun";
                case 21: return "charger";
                case 22: return "charger_bluesmart";
                case 23: return "charger_ip43";
                case 24: return "charger_skylla";
                case 25: return "charger_other";
                case 26: return "multi_rs";
                case 27: return "orion";
                case 28: return "orion_smart";
                case 29: return "orion_xs";
                case 30: return "bms";
                case 31: return "battery";
                case 32: return "battery_protect";
                case 33: return "energy_meter";
                case 34: return "interface";
                case 35: return "peak_power_pack";
                case 36: return "vebus";
                case 37: return "accessory";
                case 38: return "other";
                default: return null;
            }
        }
    }
}
