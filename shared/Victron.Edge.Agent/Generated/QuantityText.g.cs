// QuantityText: keys, names and units of the quantities, and what Home Assistant calls them.
// Generated from quantities.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.Agent
{
    /// <summary>Texts of a quantity by its ordinal.</summary>
    public static class QuantityText
    {
        /// <summary>JSON key, stable for ever.</summary>
        public static string Key(int quantity)
        {
            switch (quantity)
            {
                case 0: return "battery_voltage";
                case 1: return "battery_voltage_2";
                case 2: return "battery_voltage_3";
                case 3: return "starter_voltage";
                case 4: return "midpoint_voltage";
                case 5: return "midpoint_deviation";
                case 6: return "pv_voltage";
                case 7: return "pv_power";
                case 8: return "battery_current";
                case 9: return "battery_current_2";
                case 10: return "battery_current_3";
                case 11: return "load_current";
                case 12: return "load_output";
                case 13: return "battery_temperature";
                case 14: return "battery_power";
                case 15: return "consumed_ah";
                case 16: return "state_of_charge";
                case 17: return "time_to_go";
                case 18: return "discharging";
                case 19: return "alarm";
                case 20: return "relay";
                case 21: return "alarm_reason";
                case 22: return "warning_reason";
                case 23: return "off_reason";
                case 24: return "bluetooth_capabilities";
                case 25: return "deepest_discharge";
                case 26: return "last_discharge";
                case 27: return "average_discharge";
                case 28: return "charge_cycles";
                case 29: return "full_discharges";
                case 30: return "total_ah_drawn";
                case 31: return "battery_voltage_min";
                case 32: return "battery_voltage_max";
                case 33: return "time_since_full_charge";
                case 34: return "synchronisations";
                case 35: return "low_voltage_alarms";
                case 36: return "high_voltage_alarms";
                case 37: return "low_starter_voltage_alarms";
                case 38: return "high_starter_voltage_alarms";
                case 39: return "starter_voltage_min";
                case 40: return "starter_voltage_max";
                case 41: return "discharged_energy";
                case 42: return "charged_energy";
                case 43: return "yield_total";
                case 44: return "yield_today";
                case 45: return "max_power_today";
                case 46: return "yield_yesterday";
                case 47: return "max_power_yesterday";
                case 48: return "charger_error";
                case 49: return "device_state";
                case 50: return "model";
                case 51: return "firmware";
                case 52: return "product_id";
                case 53: return "serial";
                case 54: return "hardware_code";
                case 55: return "day_number";
                case 56: return "device_mode";
                case 57: return "ac_output_voltage";
                case 58: return "ac_output_current";
                case 59: return "ac_output_apparent_power";
                case 60: return "tracker_mode";
                case 61: return "monitor_mode";
                case 62: return "dc_input_voltage";
                case 63: return "dc_input_current";
                case 64: return "dc_input_power";
                default: return null;
            }
        }

        /// <summary>Name for people.</summary>
        public static string Name(int quantity)
        {
            switch (quantity)
            {
                case 0: return "Battery voltage";
                case 1: return "Battery voltage, output 2";
                case 2: return "Battery voltage, output 3";
                case 3: return "Starter battery voltage";
                case 4: return "Midpoint voltage";
                case 5: return "Midpoint deviation";
                case 6: return "Panel voltage";
                case 7: return "Panel power";
                case 8: return "Battery current";
                case 9: return "Battery current, output 2";
                case 10: return "Battery current, output 3";
                case 11: return "Load current";
                case 12: return "Load output";
                case 13: return "Battery temperature";
                case 14: return "Battery power";
                case 15: return "Consumed Ah";
                case 16: return "State of charge";
                case 17: return "Time to go";
                case 18: return "Discharging";
                case 19: return "Alarm";
                case 20: return "Relay";
                case 21: return "Alarm reason";
                case 22: return "Warning reason";
                case 23: return "Off reason";
                case 24: return "Bluetooth capabilities";
                case 25: return "Deepest discharge";
                case 26: return "Last discharge";
                case 27: return "Average discharge";
                case 28: return "Charge cycles";
                case 29: return "Full discharges";
                case 30: return "Total Ah drawn";
                case 31: return "Minimum battery voltage";
                case 32: return "Maximum battery voltage";
                case 33: return "Time since last full charge";
                case 34: return "Synchronisations";
                case 35: return "Low voltage alarms";
                case 36: return "High voltage alarms";
                case 37: return "Low starter voltage alarms";
                case 38: return "High starter voltage alarms";
                case 39: return "Minimum starter battery voltage";
                case 40: return "Maximum starter battery voltage";
                case 41: return "Discharged energy";
                case 42: return "Charged energy";
                case 43: return "Yield total";
                case 44: return "Yield today";
                case 45: return "Maximum power today";
                case 46: return "Yield yesterday";
                case 47: return "Maximum power yesterday";
                case 48: return "Charger error";
                case 49: return "Device state";
                case 50: return "Model";
                case 51: return "Firmware";
                case 52: return "Product id";
                case 53: return "Serial number";
                case 54: return "Hardware code";
                case 55: return "Day number";
                case 56: return "Device mode";
                case 57: return "AC output voltage";
                case 58: return "AC output current";
                case 59: return "AC output apparent power";
                case 60: return "Tracker mode";
                case 61: return "Monitor mode";
                case 62: return "DC input voltage";
                case 63: return "DC input current";
                case 64: return "DC input power";
                default: return null;
            }
        }

        /// <summary>Unit of the published number; null when it has none.</summary>
        public static string Unit(int quantity)
        {
            switch (quantity)
            {
                case 0:
                case 1:
                case 2:
                case 3:
                case 4:
                case 6:
                case 31:
                case 32:
                case 39:
                case 40:
                case 57:
                case 62: return "V";
                case 5:
                case 16: return "%";
                case 7:
                case 14:
                case 45:
                case 47:
                case 64: return "W";
                case 8:
                case 9:
                case 10:
                case 11:
                case 58:
                case 63: return "A";
                case 13: return "°C";
                case 15:
                case 25:
                case 26:
                case 27:
                case 30: return "Ah";
                case 17: return "min";
                case 33: return "s";
                case 41:
                case 42:
                case 43:
                case 44:
                case 46: return "kWh";
                case 59: return "VA";
                default: return null;
            }
        }

        /// <summary>Home Assistant component; null when the quantity is no entity.</summary>
        public static string Component(int quantity)
        {
            switch (quantity)
            {
                case 0:
                case 1:
                case 2:
                case 3:
                case 4:
                case 5:
                case 6:
                case 7:
                case 8:
                case 9:
                case 10:
                case 11:
                case 13:
                case 14:
                case 15:
                case 16:
                case 17:
                case 21:
                case 22:
                case 23:
                case 24:
                case 25:
                case 26:
                case 27:
                case 28:
                case 29:
                case 30:
                case 31:
                case 32:
                case 33:
                case 34:
                case 35:
                case 36:
                case 37:
                case 38:
                case 39:
                case 40:
                case 41:
                case 42:
                case 43:
                case 44:
                case 45:
                case 46:
                case 47:
                case 48:
                case 49:
                case 55:
                case 56:
                case 57:
                case 58:
                case 59:
                case 60:
                case 61:
                case 62:
                case 63:
                case 64: return "sensor";
                case 12:
                case 18:
                case 19:
                case 20: return "binary_sensor";
                default: return null;
            }
        }

        /// <summary>Home Assistant device class; null when there is none.</summary>
        public static string DeviceClass(int quantity)
        {
            switch (quantity)
            {
                case 0:
                case 1:
                case 2:
                case 3:
                case 4:
                case 6:
                case 31:
                case 32:
                case 39:
                case 40:
                case 57:
                case 62: return "voltage";
                case 7:
                case 12:
                case 14:
                case 45:
                case 47:
                case 64: return "power";
                case 8:
                case 9:
                case 10:
                case 11:
                case 58:
                case 63: return "current";
                case 13: return "temperature";
                case 16: return "battery";
                case 17:
                case 33: return "duration";
                case 19: return "problem";
                case 41:
                case 42:
                case 43:
                case 44:
                case 46: return "energy";
                case 48:
                case 49:
                case 56:
                case 60:
                case 61: return "enum";
                case 59: return "apparent_power";
                default: return null;
            }
        }

        /// <summary>Home Assistant state class; null when there is none.</summary>
        public static string StateClass(int quantity)
        {
            switch (quantity)
            {
                case 0:
                case 1:
                case 2:
                case 3:
                case 4:
                case 5:
                case 6:
                case 7:
                case 8:
                case 9:
                case 10:
                case 11:
                case 13:
                case 14:
                case 15:
                case 16:
                case 17:
                case 31:
                case 32:
                case 33:
                case 39:
                case 40:
                case 45:
                case 47:
                case 55:
                case 57:
                case 58:
                case 59:
                case 62:
                case 63:
                case 64: return "measurement";
                case 28:
                case 29:
                case 34:
                case 35:
                case 36:
                case 37:
                case 38:
                case 41:
                case 42:
                case 43:
                case 44: return "total_increasing";
                case 30:
                case 46: return "total";
                default: return null;
            }
        }

        /// <summary>Home Assistant entity category; null for an ordinary entity.</summary>
        public static string Category(int quantity)
        {
            switch (quantity)
            {
                case 24:
                case 25:
                case 26:
                case 27:
                case 28:
                case 29:
                case 30:
                case 31:
                case 32:
                case 33:
                case 34:
                case 35:
                case 36:
                case 37:
                case 38:
                case 39:
                case 40:
                case 45:
                case 46:
                case 47:
                case 48:
                case 55:
                case 61: return "diagnostic";
                default: return null;
            }
        }
    }
}
