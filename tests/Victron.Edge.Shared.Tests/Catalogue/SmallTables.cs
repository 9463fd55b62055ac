// SmallTables: the smallest set of tables that breaks no rule. Each rule's test breaks one cell of it.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Shared.Tests.Catalogue;

internal static class SmallTables
{
    internal static CatalogueTables Good() => new(new Dictionary<string, string>
    {
        ["enums.csv"] = """
            set,kind,value,code,text,source,status,notes
            state,enum,0,off,Off,T,single,
            state,enum,3,bulk,Bulk,T,single,
            reason,bits,0,low_voltage,Low voltage,T,single,

            """,
        ["enum-aliases.csv"] = """
            set,same_as
            CS,state

            """,
        ["families.csv"] = """
            key,name,parent,text,hex,silence_s,quiet,documents,source,status,notes
            any,Any product,,unknown,none,5,no,,T,single,
            mppt,Solar charger,any,one_block,old,5,yes,H,T,single,

            """,
        ["quantities.csv"] = """
            key,name,unit,decimals,kind,enum_set,step,step_percent,ha_component,ha_device_class,ha_state_class,ha_category,source,status
            battery_voltage,Battery voltage,V,3,instant,,0.2,1,sensor,voltage,measurement,,T,single
            yield_total,Yield total,kWh,2,counter,,0.1,,sensor,energy,total_increasing,,T,single
            device_state,Device state,,0,state,CS,0,,sensor,enum,,,T,single
            relay,Relay,,0,state,,,,binary_sensor,,,,T,single
            serial,Serial number,,0,identity,,0,,,,,,T,single
            pv_power,Panel power,W,0,instant,,5,10,sensor,power,measurement,,T,single
            battery_current,Battery current,A,3,instant,,0.5,10,sensor,current,measurement,,T,single

            """,
        ["fields.csv"] = """
            label,quantity,grammar,nullable,scale,raw_min,raw_max,none_value,none_flag,family_hint,hint_rank,families,example,expect,source,status,notes
            V,battery_voltage,int,yes,-3,-5000,500000,-1,relay,,,any,12800|---,12.800 V|absent,T,confirmed,
            H19,yield_total,uint,no,-2,0,100000,,,mppt,8,mppt,8272,82.72 kWh,T,single,
            SER#,serial,text,no,0,,,,,,,any,HQ1,HQ1,T,single,

            """,
        ["products.csv"] = """
            pid,name,family,ve_direct,source,status,notes
            0xA053,SmartSolar MPPT 75/15,mppt,yes,T,single,

            """,
        ["registers.csv"] = """
            id,key,name,families,type,scale,unit,access,bounds,not_available,enum_set,min,max,default,group,quantity,example,expect,source,status,notes
            0xEDF7,bat_absorption_v,Absorption voltage,mppt,un16,0.01,V,rw,range,0xFFFF,,8,17.4,14.4,battery,,A005|FFFF,14.40 V|absent,H,single,
            0x0201,device_state,Device state,any,un8,,,r,,,CS,,,,control,device_state,03,bulk,H,single,
            0x0090,ble_mode,Bluetooth mode,any,un8,,,rw,enum,,state,,,,product,,,,H,single,
            0x1030,clear_history,Clear history,mppt,void,,,w,action,,,,,,commands,,,,H,single,
            0xED8D,battery_voltage,Battery voltage,any,sn16,0.01,V,r,,0x7FFF,,,,,battery,battery_voltage,,,H,single,
            0xEDF1,bat_type,Battery type,mppt,un8,,,rw,enum,,state,,,,battery,,,,H,single,
            0x200E,link_network_mode,Network mode,mppt,un8,,,rw,enum,,state,,,,control,,,,H,single,
            0x2015,link_charge_current_limit,Charge current limit,mppt,un16,0.1,A,rw,unknown,,,,,,control,,,,H,single,

            """,
        ["settings.csv"] = """
            id,families,access,scale,unit,enum_set,min,max,step,default,per_volt,storage,danger,requires,readback,bounds_source,withheld,source,status,notes
            0xEDF7,mppt,rw,,,,8,17.4,0.01,14.4,all,nv,charge,0xEDF1=255;le=0xED8D,same,H,,H,single,
            0x0090,any,rw,,,,0,1,1,1,,nv,none,,same,T+K,,T+K,confirmed,
            0xEDF1,mppt,rw,,,,0,255,1,,,nv,charge,allowed=0|3|255,clamped,H,,H,single,
            0x200E,mppt,rw,,,,0,5,1,,,volatile,charge,allowed=0|5;refresh_s<60,same,H,,H,single,
            0x2015,mppt,rw,,A,,0,100,0.1,,,volatile,charge,0x200E=5;refresh_s<60,same,H,,H,single,

            """,
        ["groups.csv"] = """
            key,name
            battery,Battery
            control,Switching
            product,Product
            commands,Commands

            """,
        ["dangers.csv"] = """
            code,text,way_back
            none,Nothing.,Write the old value.
            charge,May harm the battery.,Write the old value.

            """,
        ["remedies.csv"] = """
            set,code,text
            reason,low_voltage,Charge the battery.

            """,
        ["restore-order.csv"] = """
            step,action,families,registers,order,text
            0,never,any,0x1030,,wipes
            1,check,any,,,reads
            2,type,mppt,0xEDF1,,type
            3,write,mppt,0xEDF7,levels,voltages
            4,write,any,rest,,others

            """,
        ["chemistries.csv"] = """
            chemistry,register,min,max,per_volt,verdict,text,source,status
            lifepo4,0xEDF7,14,14.6,yes,warn,bears,R,single
            lifepo4,0x2015,0,0,no,sign,tells,R,single
            unknown,0xEDF7,14,14.6,yes,warn,doubts,R,single

            """,
        ["presets.csv"] = """
            families,type,chemistry,absorption,float,equalise,equalise_percent,temp_comp,source,status,notes
            mppt,3,lead_acid,14.4,13.8,16.2,8,-16,H,single,
            mppt,0,lifepo4,14.2,13.5,,,0,H,single,

            """,
        ["controls.csv"] = """
            key,name,families,component,register,on,off,first,refresh_s,hold_s,text
            charge_current_limit,Limit,mppt,number,0x2015,,,0x200E=5,30,60,renewed
            bluetooth,Bluetooth,any,switch,0x0090,1,0,,,,stored
            battery_type,Type,mppt,select,0xEDF1,,,,,,stored

            """,
        ["witnesses.csv"] = """
            power,voltage,current,second_current,below_percent,above_percent,slack_w,source,status,notes
            pv_power,battery_voltage,battery_current,,2,8,1,C,single,

            """,
        ["internal-registers.csv"] = """
            id,key,name,families,type,scale,unit,access,bounds,not_available,enum_set,min,max,default,group,quantity,example,expect,source,status,notes

            """,
    }.ToDictionary(t => t.Key, t => t.Value.Replace("\r\n", "\n", StringComparison.Ordinal)));

    /// <summary>The small tables with one piece of text of one file replaced; the piece must occur exactly once.</summary>
    internal static CatalogueTables With(string file, string old, string replacement)
    {
        CatalogueTables good = Good();
        string text = good[file];
        Assert.Equal(2, text.Split(old).Length);
        return good.With(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
