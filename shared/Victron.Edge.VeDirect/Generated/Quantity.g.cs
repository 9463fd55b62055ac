// Quantity: a number for each quantity, for switches inside one build.
// Generated from quantities.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.VeDirect
{
    /// <summary>Ordinals of the quantities. They change with the table: only keys are stored or sent.</summary>
    public static class Quantity
    {
        /// <summary>Battery voltage, V.</summary>
        public const int BatteryVoltage = 0;
        /// <summary>Battery voltage, output 2, V.</summary>
        public const int BatteryVoltage2 = 1;
        /// <summary>Battery voltage, output 3, V.</summary>
        public const int BatteryVoltage3 = 2;
        /// <summary>Starter battery voltage, V.</summary>
        public const int StarterVoltage = 3;
        /// <summary>Midpoint voltage, V.</summary>
        public const int MidpointVoltage = 4;
        /// <summary>Midpoint deviation, %.</summary>
        public const int MidpointDeviation = 5;
        /// <summary>Panel voltage, V.</summary>
        public const int PvVoltage = 6;
        /// <summary>Panel power, W.</summary>
        public const int PvPower = 7;
        /// <summary>Battery current, A.</summary>
        public const int BatteryCurrent = 8;
        /// <summary>Battery current, output 2, A.</summary>
        public const int BatteryCurrent2 = 9;
        /// <summary>Battery current, output 3, A.</summary>
        public const int BatteryCurrent3 = 10;
        /// <summary>Load current, A.</summary>
        public const int LoadCurrent = 11;
        /// <summary>Load output.</summary>
        public const int LoadOutput = 12;
        /// <summary>Battery temperature, °C.</summary>
        public const int BatteryTemperature = 13;
        /// <summary>Battery power, W.</summary>
        public const int BatteryPower = 14;
        /// <summary>Consumed Ah, Ah.</summary>
        public const int ConsumedAh = 15;
        /// <summary>State of charge, %.</summary>
        public const int StateOfCharge = 16;
        /// <summary>Time to go, min.</summary>
        public const int TimeToGo = 17;
        /// <summary>Discharging.</summary>
        public const int Discharging = 18;
        /// <summary>Alarm.</summary>
        public const int Alarm = 19;
        /// <summary>Relay.</summary>
        public const int Relay = 20;
        /// <summary>Alarm reason.</summary>
        public const int AlarmReason = 21;
        /// <summary>Warning reason.</summary>
        public const int WarningReason = 22;
        /// <summary>Off reason.</summary>
        public const int OffReason = 23;
        /// <summary>Bluetooth capabilities.</summary>
        public const int BluetoothCapabilities = 24;
        /// <summary>Deepest discharge, Ah.</summary>
        public const int DeepestDischarge = 25;
        /// <summary>Last discharge, Ah.</summary>
        public const int LastDischarge = 26;
        /// <summary>Average discharge, Ah.</summary>
        public const int AverageDischarge = 27;
        /// <summary>Charge cycles.</summary>
        public const int ChargeCycles = 28;
        /// <summary>Full discharges.</summary>
        public const int FullDischarges = 29;
        /// <summary>Total Ah drawn, Ah.</summary>
        public const int TotalAhDrawn = 30;
        /// <summary>Minimum battery voltage, V.</summary>
        public const int BatteryVoltageMin = 31;
        /// <summary>Maximum battery voltage, V.</summary>
        public const int BatteryVoltageMax = 32;
        /// <summary>Time since last full charge, s.</summary>
        public const int TimeSinceFullCharge = 33;
        /// <summary>Synchronisations.</summary>
        public const int Synchronisations = 34;
        /// <summary>Low voltage alarms.</summary>
        public const int LowVoltageAlarms = 35;
        /// <summary>High voltage alarms.</summary>
        public const int HighVoltageAlarms = 36;
        /// <summary>Low starter voltage alarms.</summary>
        public const int LowStarterVoltageAlarms = 37;
        /// <summary>High starter voltage alarms.</summary>
        public const int HighStarterVoltageAlarms = 38;
        /// <summary>Minimum starter battery voltage, V.</summary>
        public const int StarterVoltageMin = 39;
        /// <summary>Maximum starter battery voltage, V.</summary>
        public const int StarterVoltageMax = 40;
        /// <summary>Discharged energy, kWh.</summary>
        public const int DischargedEnergy = 41;
        /// <summary>Charged energy, kWh.</summary>
        public const int ChargedEnergy = 42;
        /// <summary>Yield total, kWh.</summary>
        public const int YieldTotal = 43;
        /// <summary>Yield today, kWh.</summary>
        public const int YieldToday = 44;
        /// <summary>Maximum power today, W.</summary>
        public const int MaxPowerToday = 45;
        /// <summary>Yield yesterday, kWh.</summary>
        public const int YieldYesterday = 46;
        /// <summary>Maximum power yesterday, W.</summary>
        public const int MaxPowerYesterday = 47;
        /// <summary>Charger error.</summary>
        public const int ChargerError = 48;
        /// <summary>Device state.</summary>
        public const int DeviceState = 49;
        /// <summary>Model.</summary>
        public const int Model = 50;
        /// <summary>Firmware.</summary>
        public const int Firmware = 51;
        /// <summary>Product id.</summary>
        public const int ProductId = 52;
        /// <summary>Serial number.</summary>
        public const int Serial = 53;
        /// <summary>Hardware code.</summary>
        public const int HardwareCode = 54;
        /// <summary>Day number.</summary>
        public const int DayNumber = 55;
        /// <summary>Device mode.</summary>
        public const int DeviceMode = 56;
        /// <summary>AC output voltage, V.</summary>
        public const int AcOutputVoltage = 57;
        /// <summary>AC output current, A.</summary>
        public const int AcOutputCurrent = 58;
        /// <summary>AC output apparent power, VA.</summary>
        public const int AcOutputApparentPower = 59;
        /// <summary>Tracker mode.</summary>
        public const int TrackerMode = 60;
        /// <summary>Monitor mode.</summary>
        public const int MonitorMode = 61;
        /// <summary>DC input voltage, V.</summary>
        public const int DcInputVoltage = 62;
        /// <summary>DC input current, A.</summary>
        public const int DcInputCurrent = 63;
        /// <summary>DC input power, W.</summary>
        public const int DcInputPower = 64;
    }
}
