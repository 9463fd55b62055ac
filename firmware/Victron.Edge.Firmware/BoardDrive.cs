// BoardDrive: small files on the board's own drive. A failure is an answer here, never an exception.
// Writing stops the whole program for tens of milliseconds and wears the flash out: never in the data path.

using System;
using System.IO;

namespace Victron.Edge.Firmware
{
    /// <summary>Reads and writes whole files.</summary>
    public static class BoardDrive
    {
        /// <summary>The two copies of the settings.</summary>
        public const string Settings1 = @"I:\settings1.txt";

        /// <summary>The two copies of the settings.</summary>
        public const string Settings2 = @"I:\settings2.txt";

        /// <summary>Note about starts.</summary>
        public const string Boot = @"I:\boot.txt";

        /// <summary>Certificate of the authority that signed the broker's, PEM; absent for one that the board knows already.</summary>
        public const string BrokerAuthority = @"I:\ca.pem";

        /// <summary>The whole content; null when the file is not there or cannot be read.</summary>
        public static byte[] TryRead(string path)
        {
            try
            {
                return File.Exists(path) ? File.ReadAllBytes(path) : null;
            }
            catch (Exception e)
            {
                Console.WriteLine("drive: " + path + " cannot be read: " + e.Message);
                return null;
            }
        }

        /// <summary>Whether the file is there, or nobody can tell.</summary>
        public static bool MayExist(string path)
        {
            try
            {
                return File.Exists(path);
            }
            catch (Exception)
            {
                return true; // the drive said why when it was read
            }
        }

        /// <summary>Replaces a file.</summary>
        /// <returns>False when it failed; the file may then hold anything.</returns>
        public static bool TryWrite(string path, byte[] data)
        {
            try
            {
                if (File.Exists(path))
                {
                    File.Delete(path); // writing over a longer file is not known to shorten it
                }

                File.WriteAllBytes(path, data);
                return true;
            }
            catch (Exception e)
            {
                Console.WriteLine("drive: " + path + " cannot be written: " + e.Message);
                return false;
            }
        }
    }
}
