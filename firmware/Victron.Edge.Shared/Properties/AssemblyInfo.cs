// Assembly attributes of the shared library on an ESP32: nothing generates them in a project of this kind.

using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Victron.Edge.Shared")]
[assembly: AssemblyProduct("Victron.Edge")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: ComVisible(false)]
