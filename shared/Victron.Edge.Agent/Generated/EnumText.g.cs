// EnumText: stable codes of enumeration values and bits.
// Generated from enums.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.Agent
{
    /// <summary>Enumerations and bit sets of the text fields; for a bit set the value is the bit number.</summary>
    public static class EnumText
    {
        /// <summary>Set <c>alarm_reason</c>.</summary>
        public const int AlarmReason = 0;
        /// <summary>Set <c>off_reason</c>.</summary>
        public const int OffReason = 1;
        /// <summary>Set <c>capabilities_ble</c>.</summary>
        public const int CapabilitiesBle = 2;
        /// <summary>Set <c>charger_error</c>.</summary>
        public const int ChargerError = 3;
        /// <summary>Set <c>device_state</c>.</summary>
        public const int DeviceState = 4;
        /// <summary>Set <c>device_mode</c>.</summary>
        public const int DeviceMode = 5;
        /// <summary>Set <c>tracker_mode</c>.</summary>
        public const int TrackerMode = 6;
        /// <summary>Set <c>monitor_mode</c>.</summary>
        public const int MonitorMode = 7;

        /// <summary>Code of a value; null when the set does not name it.</summary>
        public static string Code(int set, int value)
        {
            switch (set)
            {
                case AlarmReason: return AlarmReasonCode(value);
                case OffReason: return OffReasonCode(value);
                case CapabilitiesBle: return CapabilitiesBleCode(value);
                case ChargerError: return ChargerErrorCode(value);
                case DeviceState: return DeviceStateCode(value);
                case DeviceMode: return DeviceModeCode(value);
                case TrackerMode: return TrackerModeCode(value);
                case MonitorMode: return MonitorModeCode(value);
                default: return null;
            }
        }

        /// <summary>Whether the set is a set of bits.</summary>
        public static bool IsBits(int set)
        {
            switch (set)
            {
                case AlarmReason: return true;
                case OffReason: return true;
                case CapabilitiesBle: return true;
                case ChargerError: return false;
                case DeviceState: return false;
                case DeviceMode: return false;
                case TrackerMode: return false;
                case MonitorMode: return false;
                default: return false;
            }
        }

        /// <summary>Number of named values of a set.</summary>
        public static int Count(int set)
        {
            switch (set)
            {
                case AlarmReason: return 15;
                case OffReason: return 16;
                case CapabilitiesBle: return 6;
                case ChargerError: return 103;
                case DeviceState: return 21;
                case DeviceMode: return 8;
                case TrackerMode: return 4;
                case MonitorMode: return 18;
                default: return 0;
            }
        }

        /// <summary>Named value by position, 0 to Count - 1.</summary>
        public static int ValueAt(int set, int index)
        {
            switch (set)
            {
                case AlarmReason: return AlarmReasonValues[index];
                case OffReason: return OffReasonValues[index];
                case CapabilitiesBle: return CapabilitiesBleValues[index];
                case ChargerError: return ChargerErrorValues[index];
                case DeviceState: return DeviceStateValues[index];
                case DeviceMode: return DeviceModeValues[index];
                case TrackerMode: return TrackerModeValues[index];
                case MonitorMode: return MonitorModeValues[index];
                default: return 0;
            }
        }

        private static readonly short[] AlarmReasonValues = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 };

        private static string AlarmReasonCode(int value)
        {
            switch (value)
            {
                case 0: return "low_voltage";
                case 1: return "high_voltage";
                case 2: return "low_soc";
                case 3: return "low_starter_voltage";
                case 4: return "high_starter_voltage";
                case 5: return "low_temperature";
                case 6: return "high_temperature";
                case 7: return "mid_voltage";
                case 8: return "overload";
                case 9: return "dc_ripple";
                case 10: return "low_ac_output_voltage";
                case 11: return "high_ac_output_voltage";
                case 12: return "short_circuit";
                case 13: return "bms_lockout";
                case 14: return "bms_cable_failure";
                default: return null;
            }
        }

        private static readonly short[] OffReasonValues = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

        private static string OffReasonCode(int value)
        {
            switch (value)
            {
                case 0: return "no_input_power";
                case 1: return "physical_power_switch";
                case 2: return "switched_off_by_mode";
                case 3: return "remote_input";
                case 4: return "internal_reason";
                case 5: return "pay_as_you_go";
                case 6: return "bms";
                case 7: return "engine_shutdown";
                case 8: return "analysing_input_voltage";
                case 9: return "battery_temperature_too_low";
                case 10: return "no_pv_power";
                case 11: return "low_battery";
                case 12: return "low_mains";
                case 13: return "no_can_sync";
                case 14: return "not_enough_inverters_in_sync";
                case 15: return "active_alarm";
                default: return null;
            }
        }

        private static readonly short[] CapabilitiesBleValues = { 0, 1, 2, 3, 4, 5 };

        private static string CapabilitiesBleCode(int value)
        {
            switch (value)
            {
                case 0: return "ble_mode";
                case 1: return "ble_off_permanent";
                case 2: return "ble_off_recovery_time";
                case 3: return "recovery_time_zero_means_permanent_off";
                case 4: return "gatt_service_mode_supported";
                case 5: return "trends_supported";
                default: return null;
            }
        }

        private static readonly short[] ChargerErrorValues = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 80, 81, 82, 83, 84, 85, 86, 87, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 150, 151, 160, 161, 162, 180, 200, 201, 202, 203, 205, 212, 215, 220, 221, 222, 255 };

        private static string ChargerErrorCode(int value)
        {
            switch (value >> 7)
            {
                case 0: return ChargerErrorCode0(value);
                case 1: return ChargerErrorCode1(value);
                default: return null;
            }
        }

        private static string ChargerErrorCode0(int value)
        {
            switch (value)
            {
                case 0: return "no_error";
                case 1: return "battery_temperature_too_high";
                case 2: return "battery_voltage_too_high";
                case 3: return "battery_temperature_sensor_miswired_high";
                case 4: return "battery_temperature_sensor_miswired_low";
                case 5: return "battery_temperature_sensor_disconnected";
                case 6: return "battery_voltage_sense_miswired_low";
                case 7: return "battery_voltage_sense_miswired_high";
                case 8: return "battery_voltage_sense_disconnected";
                case 9: return "battery_voltage_wire_losses_too_high";
                case 10: return "battery_voltage_too_low";
                case 11: return "battery_ripple_voltage_too_high";
                case 12: return "battery_state_of_charge_low";
                case 13: return "battery_midpoint_voltage_issue";
                case 14: return "battery_temperature_too_low";
                case 15: return "battery_relay_fault";
                case 16: return "no_battery_found";
                case 17: return "charger_temperature_too_high";
                case 18: return "charger_over_current";
                case 19: return "charger_current_reversed";
                case 20: return "bulk_time_limit_exceeded";
                case 21: return "charger_current_sensor_issue";
                case 22: return "internal_temperature_sensor_shorted";
                case 23: return "internal_temperature_sensor_disconnected";
                case 24: return "fan_missing";
                case 25: return "fan_over_current";
                case 26: return "terminals_overheated";
                case 27: return "charger_short_circuit";
                case 28: return "power_stage_issue";
                case 29: return "over_charge_protection";
                case 31: return "input_voltage_out_of_range";
                case 32: return "input_voltage_too_low";
                case 33: return "pv_voltage_too_high";
                case 34: return "pv_current_too_high";
                case 35: return "input_power_too_high";
                case 36: return "input_polarity_issue";
                case 37: return "input_voltage_absent";
                case 38: return "input_shutdown_battery_voltage";
                case 39: return "input_shutdown_off_current";
                case 40: return "pv_input_shutdown_failed";
                case 41: return "inverter_shutdown_pv_isolation";
                case 42: return "inverter_shutdown_pv_ground_leakage";
                case 43: return "inverter_shutdown_ground_voltage";
                case 50: return "inverter_overload";
                case 51: return "inverter_temperature_too_high";
                case 52: return "inverter_peak_current";
                case 53: return "inverter_output_dc_level";
                case 54: return "inverter_ac_level";
                case 55: return "inverter_self_test_dc_on_output";
                case 56: return "inverter_self_test_ac_wrong";
                case 57: return "ac_present_on_inverter_output";
                case 58: return "inverter_bridge_self_test";
                case 59: return "ac_in_1_relay_test_fault";
                case 60: return "ac_in_2_relay_test_fault";
                case 65: return "linked_device_lost";
                case 66: return "synchronised_charging_incompatible";
                case 67: return "bms_connection_lost";
                case 68: return "network_misconfigured";
                case 69: return "network_misconfigured_settings";
                case 70: return "network_misconfigured_capability";
                case 71: return "network_misconfigured_protocol_version";
                case 72: return "phase_rotation";
                case 73: return "multiple_ac_inputs";
                case 74: return "phase_overload";
                case 75: return "network_configuration_not_supported";
                case 76: return "too_few_inverters_in_network";
                case 77: return "settings_sync_disabled";
                case 80: return "pv_shutdown_over_voltage_manual";
                case 81: return "pv_shutdown_fast_over_voltage_manual";
                case 82: return "pv_shutdown_high_over_voltage_manual";
                case 83: return "pv_shutdown_off_current_manual";
                case 84: return "pv_shutdown_over_voltage";
                case 85: return "pv_shutdown_fast_over_voltage";
                case 86: return "pv_shutdown_high_over_voltage";
                case 87: return "pv_shutdown_off_current";
                case 113: return "non_volatile_write_failure";
                case 114: return "cpu_temperature_too_high";
                case 115: return "internal_communication_lost";
                case 116: return "factory_calibration_data_lost";
                case 117: return "invalid_firmware";
                case 118: return "incompatible_hardware";
                case 119: return "user_settings_invalid";
                case 120: return "reference_voltage_failure";
                case 121: return "tester_fail";
                case 122: return "history_data_invalid";
                case 123: return "energy_counters_invalid";
                default: return null;
            }
        }

        private static string ChargerErrorCode1(int value)
        {
            switch (value)
            {
                case 150: return "battery_temp_too_high_warn";
                case 151: return "battery_temp_too_low_warn";
                case 160: return "charger_temp_too_high_warn";
                case 161: return "charger_short_circuit_warn";
                case 162: return "charger_converter_issue_warn";
                case 180: return "precharge_failed";
                case 200: return "internal_undervoltage_hv";
                case 201: return "internal_dcdc_failure";
                case 202: return "internal_gfci_failure";
                case 203: return "internal_undervoltage_3v3";
                case 205: return "internal_undervoltage_5v";
                case 212: return "internal_undervoltage_12v";
                case 215: return "internal_undervoltage_15v";
                case 220: return "solar_relay_fault";
                case 221: return "solar_short";
                case 222: return "solar_connect_failed";
                case 255: return "unknown";
                default: return null;
            }
        }

        private static readonly short[] DeviceStateValues = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 244, 245, 246, 247, 248, 249, 250, 252, 255 };

        private static string DeviceStateCode(int value)
        {
            switch (value >> 7)
            {
                case 0: return DeviceStateCode0(value);
                case 1: return DeviceStateCode1(value);
                default: return null;
            }
        }

        private static string DeviceStateCode0(int value)
        {
            switch (value)
            {
                case 0: return "off";
                case 1: return "low_power";
                case 2: return "fault";
                case 3: return "bulk";
                case 4: return "absorption";
                case 5: return "float";
                case 6: return "storage";
                case 7: return "equalize_manual";
                case 8: return "passthru";
                case 9: return "inverting";
                case 10: return "assisting";
                case 11: return "power_supply";
                default: return null;
            }
        }

        private static string DeviceStateCode1(int value)
        {
            switch (value)
            {
                case 244: return "sustain";
                case 245: return "starting_up";
                case 246: return "repeated_absorption";
                case 247: return "auto_equalize";
                case 248: return "battery_safe";
                case 249: return "load_detect";
                case 250: return "blocked";
                case 252: return "external_control";
                case 255: return "unavailable";
                default: return null;
            }
        }

        private static readonly short[] DeviceModeValues = { 0, 1, 2, 3, 4, 5, 253, 255 };

        private static string DeviceModeCode(int value)
        {
            switch (value >> 7)
            {
                case 0: return DeviceModeCode0(value);
                case 1: return DeviceModeCode1(value);
                default: return null;
            }
        }

        private static string DeviceModeCode0(int value)
        {
            switch (value)
            {
                case 0: return "off_legacy";
                case 1: return "charger_on";
                case 2: return "inverter_on";
                case 3: return "device_on";
                case 4: return "off";
                case 5: return "eco";
                default: return null;
            }
        }

        private static string DeviceModeCode1(int value)
        {
            switch (value)
            {
                case 253: return "hibernate";
                case 255: return "unavailable";
                default: return null;
            }
        }

        private static readonly short[] TrackerModeValues = { 0, 1, 2, 255 };

        private static string TrackerModeCode(int value)
        {
            switch (value >> 7)
            {
                case 0: return TrackerModeCode0(value);
                case 1: return TrackerModeCode1(value);
                default: return null;
            }
        }

        private static string TrackerModeCode0(int value)
        {
            switch (value)
            {
                case 0: return "off";
                case 1: return "voltage_or_current_limited";
                case 2: return "mpp_tracker_active";
                default: return null;
            }
        }

        private static string TrackerModeCode1(int value)
        {
            switch (value)
            {
                case 255: return "not_available";
                default: return null;
            }
        }

        private static readonly short[] MonitorModeValues = { -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8 };

        private static string MonitorModeCode(int value)
        {
            switch (value >> 7)
            {
                case -1: return MonitorModeCodeNegative(value);
                case 0: return MonitorModeCode0(value);
                default: return null;
            }
        }

        private static string MonitorModeCodeNegative(int value)
        {
            switch (value)
            {
                case -9: return "solar_charger";
                case -8: return "wind_turbine";
                case -7: return "shaft_generator";
                case -6: return "alternator";
                case -5: return "fuel_cell";
                case -4: return "water_generator";
                case -3: return "dc_dc_charger";
                case -2: return "ac_charger";
                case -1: return "generic_source";
                default: return null;
            }
        }

        private static string MonitorModeCode0(int value)
        {
            switch (value)
            {
                case 0: return "battery_monitor";
                case 1: return "generic_load";
                case 2: return "electric_drive";
                case 3: return "fridge";
                case 4: return "water_pump";
                case 5: return "bilge_pump";
                case 6: return "dc_system";
                case 7: return "inverter";
                case 8: return "water_heater";
                default: return null;
            }
        }
    }
}
