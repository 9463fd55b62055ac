// NanoHeap: what objects would take on the heap of nanoFramework on an ESP32, found by walking them here. Sizes follow the
// interpreter's sources: blocks of 12 bytes; a field takes one whatever its type; a struct is an object of its own.
// Stand-ins of libraries are not walked: their real bodies are larger, and docs/firmware-memory.md says what is known of them.

extern alias real;

using System;
using System.Collections.Generic;
using real::System.Reflection;

namespace Victron.Edge.DeskRun;

/// <summary>Adds up objects that were not seen before.</summary>
public sealed class NanoHeap
{
    private const int Block = 12;
    private const int ArrayHead = 20;
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private int _bytes;

    /// <summary>Adds an object and everything that it leads to.</summary>
    public void Add(object thing)
    {
        var open = new Stack<object>();
        open.Push(thing);
        while (open.Count > 0)
        {
            object next = open.Pop();
            if (next is not null && IsOurs(next.GetType()) && _seen.Add(next))
            {
                _bytes += Walk(next, open);
            }
        }
    }

    /// <summary>Adds the static fields of a type and what they lead to.</summary>
    public void AddStatics(Type type)
    {
        foreach (FieldInfo field in type.GetFields(Statics))
        {
            if (!field.IsLiteral)
            {
                _bytes += Block;
                Add(field.GetValue(null));
            }
        }
    }

    /// <summary>Gives the bytes since the last time and begins anew; what was seen stays seen.</summary>
    public int Take()
    {
        int bytes = _bytes;
        _bytes = 0;
        return bytes;
    }

    /// <summary>Whether a type is ours or plain; of the others only stand-ins are here.</summary>
    public static bool IsOurs(Type type)
    {
        Type element = type.IsArray ? type.GetElementType() : type;
        bool isPlain = element.IsPrimitive || element == typeof(string) || element == typeof(object);
        string name = element.Namespace ?? "";
        return isPlain || (element.IsArray && IsOurs(element)) || name is "Victron.Edge.Agent" or "Victron.Edge.VeDirect" or "Victron.Edge.Firmware";
    }

    private static int Walk(object thing, Stack<object> open)
    {
        if (thing is string text)
        {
            return Rounded(ArrayHead + real::System.Text.Encoding.UTF8.GetByteCount(text) + 1);
        }

        Type type = thing.GetType();
        if (thing is Array array)
        {
            Type element = type.GetElementType();
            if (element.IsPrimitive)
            {
                return Rounded(ArrayHead + (array.Length * Width(element)));
            }

            foreach (object item in array)
            {
                open.Push(item);
            }

            return Rounded(ArrayHead + (Block * array.Length));
        }

        int fields = 0;
        for (Type part = type; part != typeof(object); part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(Own))
            {
                fields++;
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum)
                {
                    open.Push(field.GetValue(thing));
                }
            }
        }

        return Block + (Block * fields);
    }

    private static int Width(Type primitive) => Type.GetTypeCode(primitive) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 2,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Double => 8,
        _ => 4,
    };

    private static int Rounded(int bytes) => (bytes + Block - 1) / Block * Block;
}
