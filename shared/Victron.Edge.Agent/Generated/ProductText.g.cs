// ProductText: names and families of the products that may have a VE.Direct port.
// Generated from products.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.Agent
{
    /// <summary>Products by product id.</summary>
    public static class ProductText
    {
        /// <summary>Name of a product; null when the id is not known.</summary>
        public static string Name(int pid)
        {
            switch (pid >> 7)
            {
                case 0x002: return Name002(pid);
                case 0x004: return Name004(pid);
                case 0x006: return Name006(pid);
                case 0x140: return Name140(pid);
                case 0x142: return Name142(pid);
                case 0x143: return Name143(pid);
                case 0x144: return Name144(pid);
                case 0x145: return Name145(pid);
                case 0x146: return Name146(pid);
                case 0x147: return Name147(pid);
                case 0x148: return Name148(pid);
                case 0x160: return Name160(pid);
                case 0x180: return Name180(pid);
                default: return null;
            }
        }

        private static string Name002(int pid)
        {
            switch (pid)
            {
                case 0x0100: return "BMV to NMEA2000 interface";
                case 0x0108: return "BlueSolar Charger MPPT 150/70";
                default: return null;
            }
        }

        private static string Name004(int pid)
        {
            switch (pid)
            {
                case 0x0200: return "BMV-600S";
                case 0x0201: return "BMV-602S";
                case 0x0202: return "BMV-600HS";
                case 0x0203: return "BMV-700";
                case 0x0204: return "BMV-702";
                case 0x0205: return "BMV-700H";
                case 0x0211: return "BMV PCBA test firmware";
                default: return null;
            }
        }

        private static string Name006(int pid)
        {
            switch (pid)
            {
                case 0x0300: return "BlueSolar MPPT 70/15";
                default: return null;
            }
        }

        private static string Name140(int pid)
        {
            switch (pid)
            {
                case 0xA040: return "BlueSolar MPPT 75/50";
                case 0xA041: return "BlueSolar MPPT 150/35";
                case 0xA042: return "BlueSolar MPPT 75/15";
                case 0xA043: return "BlueSolar MPPT 100/15";
                case 0xA044: return "BlueSolar MPPT 100/30";
                case 0xA045: return "BlueSolar MPPT 100/50";
                case 0xA046: return "BlueSolar MPPT 150/70";
                case 0xA047: return "BlueSolar MPPT 150/100";
                case 0xA048: return "BlueSolar MPPT 75/50 rev2";
                case 0xA049: return "BlueSolar MPPT 100/50 rev2";
                case 0xA04A: return "BlueSolar MPPT 100/30 rev2";
                case 0xA04B: return "BlueSolar MPPT 150/35 rev2";
                case 0xA04C: return "BlueSolar MPPT 75/10";
                case 0xA04D: return "BlueSolar MPPT 150/45";
                case 0xA04E: return "BlueSolar MPPT 150/60";
                case 0xA04F: return "BlueSolar MPPT 150/85";
                case 0xA050: return "SmartSolar MPPT 250/100";
                case 0xA051: return "SmartSolar MPPT 150/100";
                case 0xA052: return "SmartSolar MPPT 150/85";
                case 0xA053: return "SmartSolar MPPT 75/15";
                case 0xA054: return "SmartSolar MPPT 75/10";
                case 0xA055: return "SmartSolar MPPT 100/15";
                case 0xA056: return "SmartSolar MPPT 100/30";
                case 0xA057: return "SmartSolar MPPT 100/50";
                case 0xA058: return "SmartSolar MPPT 150/35";
                case 0xA059: return "SmartSolar MPPT 150/100 rev2";
                case 0xA05A: return "SmartSolar MPPT 150/85 rev2";
                case 0xA05B: return "SmartSolar MPPT 250/70";
                case 0xA05C: return "SmartSolar MPPT 250/85";
                case 0xA05D: return "SmartSolar MPPT 250/60";
                case 0xA05E: return "SmartSolar MPPT 250/45";
                case 0xA05F: return "SmartSolar MPPT 100/20";
                case 0xA060: return "SmartSolar MPPT 100/20 48V";
                case 0xA061: return "SmartSolar MPPT 150/45";
                case 0xA062: return "SmartSolar MPPT 150/60";
                case 0xA063: return "SmartSolar MPPT 150/70";
                case 0xA064: return "SmartSolar MPPT 250/85 rev2";
                case 0xA065: return "SmartSolar MPPT 250/100 rev2";
                case 0xA066: return "BlueSolar MPPT 100/20";
                case 0xA067: return "BlueSolar MPPT 100/20 48V";
                case 0xA068: return "SmartSolar MPPT 250/60 rev2";
                case 0xA069: return "SmartSolar MPPT 250/70 rev2";
                case 0xA06A: return "SmartSolar MPPT 150/45 rev2";
                case 0xA06B: return "SmartSolar MPPT 150/60 rev2";
                case 0xA06C: return "SmartSolar MPPT 150/70 rev2";
                case 0xA06D: return "SmartSolar MPPT 150/85 rev3";
                case 0xA06E: return "SmartSolar MPPT 150/100 rev3";
                case 0xA06F: return "BlueSolar MPPT 150/45 rev2";
                case 0xA070: return "BlueSolar MPPT 150/60 rev2";
                case 0xA071: return "BlueSolar MPPT 150/70 rev2";
                case 0xA072: return "BlueSolar MPPT 150/45 rev3";
                case 0xA073: return "SmartSolar MPPT 150/45 rev3";
                case 0xA074: return "SmartSolar MPPT 75/10 rev2";
                case 0xA075: return "SmartSolar MPPT 75/15 rev2";
                case 0xA076: return "BlueSolar MPPT 100/30 rev3";
                case 0xA077: return "BlueSolar MPPT 100/50 rev3";
                case 0xA078: return "BlueSolar MPPT 150/35 rev3";
                case 0xA079: return "BlueSolar MPPT 75/10 rev2";
                case 0xA07A: return "BlueSolar MPPT 75/15 rev2";
                case 0xA07B: return "BlueSolar MPPT 100/15 rev2";
                case 0xA07C: return "BlueSolar MPPT 75/10 rev3";
                case 0xA07D: return "BlueSolar MPPT 75/15 rev3";
                case 0xA07E: return "SmartSolar MPPT 100/30 12V";
                case 0xA07F: return "All-In-1 SmartSolar MPPT 75/15 12V";
                default: return null;
            }
        }

        private static string Name142(int pid)
        {
            switch (pid)
            {
                case 0xA101: return "BlueSolar Charger MPPT 150/85";
                case 0xA102: return "SmartSolar MPPT VE.Can 150/70";
                case 0xA103: return "SmartSolar MPPT VE.Can 150/45";
                case 0xA104: return "SmartSolar MPPT VE.Can 150/60";
                case 0xA105: return "SmartSolar MPPT VE.Can 150/85";
                case 0xA106: return "SmartSolar MPPT VE.Can 150/100";
                case 0xA107: return "SmartSolar MPPT VE.Can 250/45";
                case 0xA108: return "SmartSolar MPPT VE.Can 250/60";
                case 0xA109: return "SmartSolar MPPT VE.Can 250/70";
                case 0xA10A: return "SmartSolar MPPT VE.Can 250/85";
                case 0xA10B: return "SmartSolar MPPT VE.Can 250/100";
                case 0xA10C: return "SmartSolar MPPT VE.Can 150/70 rev2";
                case 0xA10D: return "SmartSolar MPPT VE.Can 150/85 rev2";
                case 0xA10E: return "SmartSolar MPPT VE.Can 150/100 rev2";
                case 0xA10F: return "BlueSolar MPPT VE.Can 150/100";
                case 0xA110: return "SmartSolar MPPT RS 450/100";
                case 0xA111: return "SmartSolar MPPT RS 450/200";
                case 0xA112: return "BlueSolar MPPT VE.Can 250/70";
                case 0xA113: return "BlueSolar MPPT VE.Can 250/100";
                case 0xA114: return "SmartSolar MPPT VE.Can 250/70 rev2";
                case 0xA115: return "SmartSolar MPPT VE.Can 250/100 rev2";
                case 0xA116: return "SmartSolar MPPT VE.Can 250/85 rev2";
                case 0xA117: return "BlueSolar MPPT VE.Can 150/100 rev2";
                case 0xA171: return "Mppt control PCBA test firmware";
                default: return null;
            }
        }

        private static string Name143(int pid)
        {
            switch (pid)
            {
                case 0xA180: return "Peak Power Pack 12V 8Ah";
                case 0xA181: return "Peak Power Pack PCBA test firmware";
                case 0xA185: return "Peak Power Pack 12V 20Ah";
                case 0xA186: return "Peak Power Pack 12V 30Ah";
                case 0xA187: return "Peak Power Pack 12V 40Ah";
                case 0xA190: return "SmartSolar Bluetooth Interface";
                case 0xA191: return "SmartSolar Bluetooth Interface (Rev2)";
                case 0xA192: return "BMV-7xx Smart Bluetooth Interface";
                case 0xA193: return "Lynx Ion BMS Bluetooth Interface";
                case 0xA194: return "Phoenix Inverter Smart Bluetooth Interface";
                case 0xA195: return "VE.Can SmartSolar Bluetooth Interface";
                case 0xA196: return "SmartShunt Bluetooth Interface";
                case 0xA197: return "SmartSolar Bluetooth Interface (Rev3)";
                case 0xA198: return "BMV-7xx Smart Bluetooth Interface (Rev2)";
                case 0xA199: return "Lynx Ion BMS Bluetooth Interface (Rev2)";
                case 0xA19A: return "Phoenix Inverter Smart Bluetooth Interface (Rev2)";
                case 0xA19B: return "VE.Can SmartSolar Bluetooth Interface (Rev2)";
                case 0xA19C:
                case 0xA19D: return "SmartShunt Bluetooth Interface (Rev2)";
                case 0xA19E: return "Sun Inverter Bluetooth Interface";
                case 0xA19F: return "All-In-1 Bluetooth Interface";
                case 0xA1B0: return "Smart Energy Meter";
                case 0xA1B1: return "VE.Can Energy Meter";
                default: return null;
            }
        }

        private static string Name144(int pid)
        {
            switch (pid)
            {
                case 0xA200: return "Phoenix Inverter";
                case 0xA201:
                case 0xA231: return "Phoenix Inverter 12V 250VA 230V";
                case 0xA202:
                case 0xA232: return "Phoenix Inverter 24V 250VA 230V";
                case 0xA204:
                case 0xA234: return "Phoenix Inverter 48V 250VA 230V";
                case 0xA211:
                case 0xA241: return "Phoenix Inverter 12V 375VA 230V";
                case 0xA212:
                case 0xA242: return "Phoenix Inverter 24V 375VA 230V";
                case 0xA214:
                case 0xA244: return "Phoenix Inverter 48V 375VA 230V";
                case 0xA221:
                case 0xA251: return "Phoenix Inverter 12V 500VA 230V";
                case 0xA222:
                case 0xA252: return "Phoenix Inverter 24V 500VA 230V";
                case 0xA224:
                case 0xA254: return "Phoenix Inverter 48V 500VA 230V";
                case 0xA235: return "Phoenix Sun Inverter 12V 250VA 230V";
                case 0xA236: return "Phoenix Sun Inverter 24V 250VA 230V";
                case 0xA237: return "Phoenix Sun Inverter 48V 250VA 230V";
                case 0xA239: return "Phoenix Inverter 12V 250VA 120V";
                case 0xA23A: return "Phoenix Inverter 24V 250VA 120V";
                case 0xA23C: return "Phoenix Inverter 48V 250VA 120V";
                case 0xA249: return "Phoenix Inverter 12V 375VA 120V";
                case 0xA24A: return "Phoenix Inverter 24V 375VA 120V";
                case 0xA24C: return "Phoenix Inverter 48V 375VA 120V";
                case 0xA259: return "Phoenix Inverter 12V 500VA 120V";
                case 0xA25A: return "Phoenix Inverter 24V 500VA 120V";
                case 0xA25C: return "Phoenix Inverter 48V 500VA 120V";
                case 0xA261: return "Phoenix Inverter 12V 800VA 230V";
                case 0xA262: return "Phoenix Inverter 24V 800VA 230V";
                case 0xA264: return "Phoenix Inverter 48V 800VA 230V";
                case 0xA269: return "Phoenix Inverter 12V 800VA 120V";
                case 0xA26A: return "Phoenix Inverter 24V 800VA 120V";
                case 0xA26C: return "Phoenix Inverter 48V 800VA 120V";
                case 0xA271: return "Phoenix Inverter 12V 1200VA 230V";
                case 0xA272: return "Phoenix Inverter 24V 1200VA 230V";
                case 0xA274: return "Phoenix Inverter 48V 1200VA 230V";
                case 0xA279: return "Phoenix Inverter 12V 1200VA 120V";
                case 0xA27A: return "Phoenix Inverter 24V 1200VA 120V";
                case 0xA27C: return "Phoenix Inverter 48V 1200VA 120V";
                default: return null;
            }
        }

        private static string Name145(int pid)
        {
            switch (pid)
            {
                case 0xA281: return "Phoenix Inverter 12V 1600VA 230V";
                case 0xA282: return "Phoenix Inverter 24V 1600VA 230V";
                case 0xA284: return "Phoenix Inverter 48V 1600VA 230V";
                case 0xA289:
                case 0xA299: return "Smart Phoenix Inverter 12V 2000VA 120V";
                case 0xA28A:
                case 0xA29A: return "Smart Phoenix Inverter 24V 2000VA 120V";
                case 0xA28C:
                case 0xA29C: return "Smart Phoenix Inverter 48V 2000VA 120V";
                case 0xA291: return "Phoenix Inverter 12V 2000VA 230V";
                case 0xA292: return "Phoenix Inverter 24V 2000VA 230V";
                case 0xA294: return "Phoenix Inverter 48V 2000VA 230V";
                case 0xA2A1: return "Phoenix Inverter 12V 3000VA 230V";
                case 0xA2A2: return "Phoenix Inverter 24V 3000VA 230V";
                case 0xA2A4: return "Phoenix Inverter 48V 3000VA 230V";
                case 0xA2A9: return "Smart Phoenix Inverter 12V 3000VA 120V";
                case 0xA2AA: return "Smart Phoenix Inverter 24V 3000VA 120V";
                case 0xA2AC: return "Smart Phoenix Inverter 48V 3000VA 120V";
                case 0xA2B1: return "Phoenix Inverter Smart 12V 5000VA 230Vac 64k";
                case 0xA2B2: return "Phoenix Inverter Smart 24V 5000VA 230Vac 64k";
                case 0xA2B4: return "Phoenix Inverter Smart 48V 5000VA 230Vac 64k";
                case 0xA2BA: return "Smart Phoenix Inverter 24V 5000VA 120V";
                case 0xA2BC: return "Smart Phoenix Inverter 48V 5000VA 120V";
                case 0xA2E1: return "Phoenix Inverter 12V 800VA 230Vac 64k HS";
                case 0xA2E2: return "Phoenix Inverter 24V 800VA 230Vac 64k HS";
                case 0xA2E4: return "Phoenix Inverter 48V 800VA 230Vac 64k HS";
                case 0xA2E9: return "Phoenix Inverter 12V 800VA 120Vac 64k HS";
                case 0xA2EA: return "Phoenix Inverter 24V 800VA 120Vac 64k HS";
                case 0xA2EC: return "Phoenix Inverter 48V 800VA 120Vac 64k HS";
                case 0xA2F1: return "Phoenix Inverter 12V 1200VA 230Vac 64k HS";
                case 0xA2F2: return "Phoenix Inverter 24V 1200VA 230Vac 64k HS";
                case 0xA2F4: return "Phoenix Inverter 48V 1200VA 230Vac 64k HS";
                case 0xA2F9: return "Phoenix Inverter 12V 1200VA 120Vac 64k HS";
                case 0xA2FA: return "Phoenix Inverter 24V 1200VA 120Vac 64k HS";
                case 0xA2FC: return "Phoenix Inverter 48V 1200VA 120Vac 64k HS";
                default: return null;
            }
        }

        private static string Name146(int pid)
        {
            switch (pid)
            {
                case 0xA300: return "Blue Smart Charger - Generic";
                case 0xA301:
                case 0xA338: return "Blue Smart IP65 Charger 12/10";
                case 0xA302:
                case 0xA339: return "Blue Smart IP65 Charger 12/15";
                case 0xA303:
                case 0xA33B: return "Blue Smart IP65 Charger 24/8";
                case 0xA304:
                case 0xA33C: return "Blue Smart IP65 Charger 12/5";
                case 0xA305:
                case 0xA30F: return "Blue Smart IP65 Charger 12/7";
                case 0xA306:
                case 0xA33A: return "Blue Smart IP65 Charger 24/5";
                case 0xA307: return "Blue Smart IP65 Charger 12/4";
                case 0xA308:
                case 0xA30D: return "Blue Smart IP65s Charger 12/4";
                case 0xA309:
                case 0xA30E: return "Blue Smart IP65s Charger 12/5";
                case 0xA30A: return "Blue Smart IP65 Charger 12/25";
                case 0xA30B: return "Blue Smart IP65 Charger 24/13";
                case 0xA30C: return "Blue Smart IP65 Charger 6V/12V-1.1A";
                case 0xA310:
                case 0xA317: return "Blue Smart IP67 Charger 12/7";
                case 0xA311:
                case 0xA318: return "Blue Smart IP67 Charger 12/13";
                case 0xA312:
                case 0xA319: return "Blue Smart IP67 Charger 24/5";
                case 0xA313:
                case 0xA31A: return "Blue Smart IP67 Charger 12/17";
                case 0xA314:
                case 0xA31B: return "Blue Smart IP67 Charger 12/25";
                case 0xA315:
                case 0xA31C: return "Blue Smart IP67 Charger 24/8";
                case 0xA316:
                case 0xA31D: return "Blue Smart IP67 Charger 24/12";
                case 0xA320:
                case 0xA32C: return "Blue Smart IP22 Charger 12/15 (1)";
                case 0xA321:
                case 0xA32D: return "Blue Smart IP22 Charger 12/15 (3)";
                case 0xA322:
                case 0xA32E: return "Blue Smart IP22 Charger 12/20 (1)";
                case 0xA323:
                case 0xA32F: return "Blue Smart IP22 Charger 12/20 (3)";
                case 0xA324:
                case 0xA330: return "Blue Smart IP22 Charger 12/30 (1)";
                case 0xA325:
                case 0xA331: return "Blue Smart IP22 Charger 12/30 (3)";
                case 0xA326: return "Blue Smart IP22 Charger 24/8 (1)";
                case 0xA327:
                case 0xA333: return "Blue Smart IP22 Charger 24/8 (3)";
                case 0xA328: return "Blue Smart IP22 Charger 24/12 (1)";
                case 0xA329:
                case 0xA335: return "Blue Smart IP22 Charger 24/12 (3)";
                case 0xA32A: return "Blue Smart IP22 Charger 24/16 (1)";
                case 0xA32B:
                case 0xA337: return "Blue Smart IP22 Charger 24/16 (3)";
                case 0xA332: return "Blue Smart IP22 Charger 24/8";
                case 0xA334: return "Blue Smart IP22 Charger 24/12";
                case 0xA336: return "Blue Smart IP22 Charger 24/16";
                case 0xA340: return "Phoenix Smart IP43 Charger 12/50 (1+1)";
                case 0xA341: return "Phoenix Smart IP43 Charger 12/50 (3)";
                case 0xA342: return "Phoenix Smart IP43 Charger 24/25 (1+1)";
                case 0xA343: return "Phoenix Smart IP43 Charger 24/25 (3)";
                case 0xA344: return "Phoenix Smart IP43 Charger 12/30 (1+1)";
                case 0xA345: return "Phoenix Smart IP43 Charger 12/30 (3)";
                case 0xA346: return "Phoenix Smart IP43 Charger 24/16 (1+1)";
                case 0xA347: return "Phoenix Smart IP43 Charger 24/16 (3)";
                case 0xA350: return "Phoenix Smart IP43 Charger 12/50 (1+1) 120-240V";
                case 0xA351: return "Phoenix Smart IP43 Charger 12/50 (3) 120-240V";
                case 0xA352: return "Phoenix Smart IP43 Charger 24/25 (1+1) 120-240V";
                case 0xA353: return "Phoenix Smart IP43 Charger 24/25 (3) 120-240V";
                case 0xA354: return "Phoenix Smart IP43 Charger 12/30 (1+1) 120-240V";
                case 0xA355: return "Phoenix Smart IP43 Charger 12/30 (3) 120-240V";
                case 0xA356: return "Phoenix Smart IP43 Charger 24/16 (1+1) 120-240V";
                case 0xA357: return "Phoenix Smart IP43 Charger 24/16 (3) 120-240V";
                default: return null;
            }
        }

        private static string Name147(int pid)
        {
            switch (pid)
            {
                case 0xA380: return "BMV-710 Smart";
                case 0xA381: return "BMV-712 Smart";
                case 0xA382: return "BMV-710H Smart";
                case 0xA383: return "BMV-712 Smart Rev2";
                case 0xA389: return "SmartShunt 500A/50mV";
                case 0xA38A: return "SmartShunt 1000A/50mV";
                case 0xA38B: return "SmartShunt 2000A/50mV";
                case 0xA38C: return "SmartShunt IP67 500A/50mV";
                case 0xA38D: return "SmartShunt IP67 1000A/50mV";
                case 0xA38E: return "SmartShunt IP67 2000A/50mV";
                case 0xA3F0: return "Orion XS 12V/12V-50A (Smart BuckBoost)";
                case 0xA3F1: return "Orion XS 1400";
                default: return null;
            }
        }

        private static string Name148(int pid)
        {
            switch (pid)
            {
                case 0xA400: return "MultiC - Generic";
                case 0xA401: return "Inverter RS Solar 48V/6000VA/80A";
                case 0xA402: return "Inverter RS 48V/6000VA";
                case 0xA441:
                case 0xA443:
                case 0xA444: return "Multi RS Solar 48V/6000VA/100A";
                case 0xA442: return "Multi RS Solar 48V 6000VA 230V";
                default: return null;
            }
        }

        private static string Name160(int pid)
        {
            switch (pid)
            {
                case 0xB002: return "Carlo Gavazzi EM24 Energy Meter";
                case 0xB00C: return "Carlo Gavazzi ET 112 Energy Meter";
                case 0xB00D: return "Carlo Gavazzi ET 340 Energy Meter";
                case 0xB013: return "SSS DC Energy Meter/Switch";
                case 0xB017: return "Carlo Gavazzi EM24 Ethernet Energy Meter";
                case 0xB023: return "Eastron SDM630 Energy Meter";
                case 0xB026: return "Carlo Gavazzi EM540 Energy Meter";
                case 0xB031: return "Carlo Gavazzi EM300 Spec 27 Energy Meter";
                case 0xB033: return "ABB B-Series Energy Meter";
                case 0xB034: return "Shelly EM/3EM Energy Meter";
                default: return null;
            }
        }

        private static string Name180(int pid)
        {
            switch (pid)
            {
                case 0xC030:
                case 0xC035: return "SmartShunt IP65 500A/50mV";
                case 0xC031:
                case 0xC036: return "SmartShunt IP65 1000A/50mV";
                case 0xC032:
                case 0xC037: return "SmartShunt IP65 2000A/50mV";
                case 0xC034: return "BMV-800 Smart";
                case 0xC038: return "SmartShunt 300A/50mV";
                default: return null;
            }
        }

        /// <summary>Family of a product, an index of <see cref="FamilyTable"/>; -1 when the id is not known.</summary>
        public static int Family(int pid)
        {
            switch (pid >> 7)
            {
                case 0x002: return Family002(pid);
                case 0x004: return Family004(pid);
                case 0x006: return Family006(pid);
                case 0x140: return Family140(pid);
                case 0x142: return Family142(pid);
                case 0x143: return Family143(pid);
                case 0x144: return Family144(pid);
                case 0x145: return Family145(pid);
                case 0x146: return Family146(pid);
                case 0x147: return Family147(pid);
                case 0x148: return Family148(pid);
                case 0x160: return Family160(pid);
                case 0x180: return Family180(pid);
                default: return -1;
            }
        }

        private static int Family002(int pid)
        {
            switch (pid)
            {
                case 0x0100: return FamilyTable.Interface;
                case 0x0108: return FamilyTable.MpptBluesolar;
                default: return -1;
            }
        }

        private static int Family004(int pid)
        {
            switch (pid)
            {
                case 0x0200:
                case 0x0201:
                case 0x0202: return FamilyTable.Bmv60x;
                case 0x0203:
                case 0x0205: return FamilyTable.Bmv700;
                case 0x0204: return FamilyTable.Bmv702;
                case 0x0211: return FamilyTable.Bmv;
                default: return -1;
            }
        }

        private static int Family006(int pid)
        {
            switch (pid)
            {
                case 0x0300: return FamilyTable.MpptLoad;
                default: return -1;
            }
        }

        private static int Family140(int pid)
        {
            switch (pid)
            {
                case 0xA040:
                case 0xA041:
                case 0xA044:
                case 0xA045:
                case 0xA046:
                case 0xA047:
                case 0xA048:
                case 0xA049:
                case 0xA04A:
                case 0xA04B:
                case 0xA04D:
                case 0xA04E:
                case 0xA04F:
                case 0xA06F:
                case 0xA070:
                case 0xA071:
                case 0xA072:
                case 0xA076:
                case 0xA077:
                case 0xA078: return FamilyTable.MpptBluesolar;
                case 0xA042:
                case 0xA043:
                case 0xA04C:
                case 0xA053:
                case 0xA054:
                case 0xA055:
                case 0xA05F:
                case 0xA060:
                case 0xA066:
                case 0xA067:
                case 0xA074:
                case 0xA075:
                case 0xA079:
                case 0xA07A:
                case 0xA07B:
                case 0xA07C:
                case 0xA07D:
                case 0xA07F: return FamilyTable.MpptLoad;
                case 0xA050:
                case 0xA051:
                case 0xA052:
                case 0xA056:
                case 0xA057:
                case 0xA058:
                case 0xA059:
                case 0xA05A:
                case 0xA05B:
                case 0xA05C:
                case 0xA05D:
                case 0xA05E:
                case 0xA061:
                case 0xA062:
                case 0xA063:
                case 0xA064:
                case 0xA065:
                case 0xA068:
                case 0xA069:
                case 0xA06A:
                case 0xA06B:
                case 0xA06C:
                case 0xA06D:
                case 0xA06E:
                case 0xA073:
                case 0xA07E: return FamilyTable.MpptSmartsolar;
                default: return -1;
            }
        }

        private static int Family142(int pid)
        {
            switch (pid)
            {
                case 0xA101: return FamilyTable.MpptBluesolar;
                case 0xA102:
                case 0xA103:
                case 0xA104:
                case 0xA105:
                case 0xA106:
                case 0xA107:
                case 0xA108:
                case 0xA109:
                case 0xA10A:
                case 0xA10B:
                case 0xA10C:
                case 0xA10D:
                case 0xA10E:
                case 0xA10F:
                case 0xA112:
                case 0xA113:
                case 0xA114:
                case 0xA115:
                case 0xA116:
                case 0xA117: return FamilyTable.MpptVecan;
                case 0xA110:
                case 0xA111: return FamilyTable.MpptRs;
                case 0xA171: return FamilyTable.Accessory;
                default: return -1;
            }
        }

        private static int Family143(int pid)
        {
            switch (pid)
            {
                case 0xA180:
                case 0xA181:
                case 0xA185:
                case 0xA186:
                case 0xA187: return FamilyTable.PeakPowerPack;
                case 0xA190:
                case 0xA191:
                case 0xA192:
                case 0xA193:
                case 0xA194:
                case 0xA195:
                case 0xA196:
                case 0xA197:
                case 0xA198:
                case 0xA199:
                case 0xA19A:
                case 0xA19B:
                case 0xA19C:
                case 0xA19D:
                case 0xA19E:
                case 0xA19F: return FamilyTable.Interface;
                case 0xA1B0:
                case 0xA1B1: return FamilyTable.EnergyMeter;
                default: return -1;
            }
        }

        private static int Family144(int pid)
        {
            switch (pid)
            {
                case 0xA200:
                case 0xA201:
                case 0xA202:
                case 0xA204:
                case 0xA211:
                case 0xA212:
                case 0xA214:
                case 0xA221:
                case 0xA222:
                case 0xA224:
                case 0xA231:
                case 0xA232:
                case 0xA234:
                case 0xA239:
                case 0xA23A:
                case 0xA23C:
                case 0xA241:
                case 0xA242:
                case 0xA244:
                case 0xA249:
                case 0xA24A:
                case 0xA24C:
                case 0xA251:
                case 0xA252:
                case 0xA254:
                case 0xA259:
                case 0xA25A:
                case 0xA25C:
                case 0xA261:
                case 0xA262:
                case 0xA264:
                case 0xA269:
                case 0xA26A:
                case 0xA26C:
                case 0xA271:
                case 0xA272:
                case 0xA274:
                case 0xA279:
                case 0xA27A:
                case 0xA27C: return FamilyTable.InverterPhoenix;
                case 0xA235:
                case 0xA236:
                case 0xA237: return FamilyTable.InverterSun;
                default: return -1;
            }
        }

        private static int Family145(int pid)
        {
            switch (pid)
            {
                case 0xA281:
                case 0xA282:
                case 0xA284:
                case 0xA291:
                case 0xA292:
                case 0xA294:
                case 0xA2A1:
                case 0xA2A2:
                case 0xA2A4:
                case 0xA2E1:
                case 0xA2E2:
                case 0xA2E4:
                case 0xA2E9:
                case 0xA2EA:
                case 0xA2EC:
                case 0xA2F1:
                case 0xA2F2:
                case 0xA2F4:
                case 0xA2F9:
                case 0xA2FA:
                case 0xA2FC: return FamilyTable.InverterPhoenix;
                case 0xA289:
                case 0xA28A:
                case 0xA28C:
                case 0xA299:
                case 0xA29A:
                case 0xA29C:
                case 0xA2A9:
                case 0xA2AA:
                case 0xA2AC:
                case 0xA2B1:
                case 0xA2B2:
                case 0xA2B4:
                case 0xA2BA:
                case 0xA2BC: return FamilyTable.InverterSmart;
                default: return -1;
            }
        }

        private static int Family146(int pid)
        {
            switch (pid)
            {
                case 0xA300:
                case 0xA301:
                case 0xA302:
                case 0xA303:
                case 0xA304:
                case 0xA305:
                case 0xA306:
                case 0xA307:
                case 0xA308:
                case 0xA309:
                case 0xA30A:
                case 0xA30B:
                case 0xA30C:
                case 0xA30D:
                case 0xA30E:
                case 0xA30F:
                case 0xA310:
                case 0xA311:
                case 0xA312:
                case 0xA313:
                case 0xA314:
                case 0xA315:
                case 0xA316:
                case 0xA317:
                case 0xA318:
                case 0xA319:
                case 0xA31A:
                case 0xA31B:
                case 0xA31C:
                case 0xA31D:
                case 0xA320:
                case 0xA321:
                case 0xA322:
                case 0xA323:
                case 0xA324:
                case 0xA325:
                case 0xA326:
                case 0xA327:
                case 0xA328:
                case 0xA329:
                case 0xA32A:
                case 0xA32B:
                case 0xA32C:
                case 0xA32D:
                case 0xA32E:
                case 0xA32F:
                case 0xA330:
                case 0xA331:
                case 0xA332:
                case 0xA333:
                case 0xA334:
                case 0xA335:
                case 0xA336:
                case 0xA337:
                case 0xA338:
                case 0xA339:
                case 0xA33A:
                case 0xA33B:
                case 0xA33C: return FamilyTable.ChargerBluesmart;
                case 0xA340:
                case 0xA341:
                case 0xA342:
                case 0xA343:
                case 0xA344:
                case 0xA345:
                case 0xA346:
                case 0xA347:
                case 0xA350:
                case 0xA351:
                case 0xA352:
                case 0xA353:
                case 0xA354:
                case 0xA355:
                case 0xA356:
                case 0xA357: return FamilyTable.ChargerIp43;
                default: return -1;
            }
        }

        private static int Family147(int pid)
        {
            switch (pid)
            {
                case 0xA380:
                case 0xA382: return FamilyTable.Bmv71x;
                case 0xA381:
                case 0xA383: return FamilyTable.Bmv712;
                case 0xA389:
                case 0xA38A:
                case 0xA38B:
                case 0xA38C:
                case 0xA38D:
                case 0xA38E: return FamilyTable.Smartshunt;
                case 0xA3F0:
                case 0xA3F1: return FamilyTable.OrionXs;
                default: return -1;
            }
        }

        private static int Family148(int pid)
        {
            switch (pid)
            {
                case 0xA400:
                case 0xA401:
                case 0xA402:
                case 0xA441:
                case 0xA442:
                case 0xA443:
                case 0xA444: return FamilyTable.MultiRs;
                default: return -1;
            }
        }

        private static int Family160(int pid)
        {
            switch (pid)
            {
                case 0xB002:
                case 0xB00C:
                case 0xB00D:
                case 0xB013:
                case 0xB017:
                case 0xB023:
                case 0xB026:
                case 0xB031:
                case 0xB033:
                case 0xB034: return FamilyTable.EnergyMeter;
                default: return -1;
            }
        }

        private static int Family180(int pid)
        {
            switch (pid)
            {
                case 0xC030:
                case 0xC031:
                case 0xC032:
                case 0xC035:
                case 0xC036:
                case 0xC037:
                case 0xC038: return FamilyTable.Smartshunt;
                case 0xC034: return FamilyTable.Bmv;
                default: return -1;
            }
        }
    }
}
