// Assembly attributes of the ESP32 image: nothing generates them in a project of this kind.

using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Victron.Edge.Firmware")]
[assembly: AssemblyProduct("Victron.Edge")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: ComVisible(false)]
