// Generated from tests/vectors by NanoVectorTests: change the tables, then run that test with VICTRON_EDGE_ACCEPT=1.

namespace Victron.Edge.NFUnitTest
{
    /// <summary>The tables, row by row.</summary>
    public static class Vectors
    {
        /// <summary>Name, stream, blocks.</summary>
        public static readonly string[] TextBlocks =
        {
            "battery monitor: the block of this second", "\\r\\nPID\\t0xA3FE\\r\\nV\\t12846\\r\\nT\\t---\\r\\nI\\t-4210\\r\\nP\\t-54\\r\\nCE\\t-31770\\r\\nSOC\\t812\\r\\nTTG\\t1327\\r\\nAlarm\\tOFF\\r\\nRelay\\tOFF\\r\\nAR\\t0\\r\\nBMV\\t799 Test\\r\\nFW\\t0499\\r\\nMON\\t0\\r\\nChecksum\\t\\xDF", "PID=0xA3FE;V=12846;T=---;I=-4210;P=-54;CE=-31770;SOC=812;TTG=1327;Alarm=OFF;Relay=OFF;AR=0;BMV=799 Test;FW=0499;MON=0;",
            "battery monitor: history", "\\r\\nH1\\t-98210\\r\\nH2\\t-31770\\r\\nH3\\t-22015\\r\\nH4\\t17\\r\\nH5\\t1\\r\\nH6\\t-2214876\\r\\nH7\\t10922\\r\\nH8\\t14733\\r\\nH9\\t81240\\r\\nH10\\t44\\r\\nH11\\t2\\r\\nH12\\t0\\r\\nH15\\t-3\\r\\nH16\\t13990\\r\\nH17\\t2711\\r\\nH18\\t3120\\r\\nChecksum\\t\\x11", "H1=-98210;H2=-31770;H3=-22015;H4=17;H5=1;H6=-2214876;H7=10922;H8=14733;H9=81240;H10=44;H11=2;H12=0;H15=-3;H16=13990;H17=2711;H18=3120;",
            "both blocks of a battery monitor", "\\r\\nPID\\t0xA3FE\\r\\nV\\t12846\\r\\nT\\t---\\r\\nI\\t-4210\\r\\nP\\t-54\\r\\nCE\\t-31770\\r\\nSOC\\t812\\r\\nTTG\\t1327\\r\\nAlarm\\tOFF\\r\\nRelay\\tOFF\\r\\nAR\\t0\\r\\nBMV\\t799 Test\\r\\nFW\\t0499\\r\\nMON\\t0\\r\\nChecksum\\t\\xDF\\r\\nH1\\t-98210\\r\\nH2\\t-31770\\r\\nH3\\t-22015\\r\\nH4\\t17\\r\\nH5\\t1\\r\\nH6\\t-2214876\\r\\nH7\\t10922\\r\\nH8\\t14733\\r\\nH9\\t81240\\r\\nH10\\t44\\r\\nH11\\t2\\r\\nH12\\t0\\r\\nH15\\t-3\\r\\nH16\\t13990\\r\\nH17\\t2711\\r\\nH18\\t3120\\r\\nChecksum\\t\\x11", "PID=0xA3FE;V=12846;T=---;I=-4210;P=-54;CE=-31770;SOC=812;TTG=1327;Alarm=OFF;Relay=OFF;AR=0;BMV=799 Test;FW=0499;MON=0;|H1=-98210;H2=-31770;H3=-22015;H4=17;H5=1;H6=-2214876;H7=10922;H8=14733;H9=81240;H10=44;H11=2;H12=0;H15=-3;H16=13990;H17=2711;H18=3120;",
            "solar charger", "\\r\\nPID\\t0xA0F7\\r\\nFW\\t188\\r\\nSER#\\tHQ9901TEST1\\r\\nV\\t13410\\r\\nI\\t7300\\r\\nVPV\\t31240\\r\\nPPV\\t101\\r\\nCS\\t3\\r\\nMPPT\\t2\\r\\nOR\\t0x00000000\\r\\nERR\\t0\\r\\nLOAD\\tON\\r\\nIL\\t0\\r\\nH19\\t5521\\r\\nH20\\t38\\r\\nH21\\t188\\r\\nH22\\t61\\r\\nH23\\t240\\r\\nHSDS\\t71\\r\\nChecksum\\tb", "PID=0xA0F7;FW=188;SER#=HQ9901TEST1;V=13410;I=7300;VPV=31240;PPV=101;CS=3;MPPT=2;OR=0x00000000;ERR=0;LOAD=ON;IL=0;H19=5521;H20=38;H21=188;H22=61;H23=240;HSDS=71;",
            "inverter: a small negative current without load", "\\r\\nPID\\t0xA2F7\\r\\nFW\\t0133\\r\\nSER#\\tHQ9902TEST2\\r\\nMODE\\t2\\r\\nCS\\t9\\r\\nAC_OUT_V\\t23012\\r\\nAC_OUT_I\\t-1\\r\\nAC_OUT_S\\t0\\r\\nV\\t12770\\r\\nAR\\t0\\r\\nWARN\\t0\\r\\nOR\\t0x00000000\\r\\nRelay\\tON\\r\\nChecksum\\t\\x17", "PID=0xA2F7;FW=0133;SER#=HQ9902TEST2;MODE=2;CS=9;AC_OUT_V=23012;AC_OUT_I=-1;AC_OUT_S=0;V=12770;AR=0;WARN=0;OR=0x00000000;Relay=ON;",
            "charger with three outputs", "\\r\\nPID\\t0xA34F\\r\\nFWE\\t0366FF\\r\\nSER#\\tHQ9903TEST3\\r\\nV\\t13790\\r\\nV2\\t13650\\r\\nV3\\t13810\\r\\nI\\t8200\\r\\nI2\\t0\\r\\nI3\\t1250\\r\\nT\\t---\\r\\nCS\\t4\\r\\nERR\\t0\\r\\nAR\\t0\\r\\nRelay\\tON\\r\\nMODE\\t4\\r\\nHC#\\t199001\\r\\nChecksum\\tP", "PID=0xA34F;FWE=0366FF;SER#=HQ9903TEST3;V=13790;V2=13650;V3=13810;I=8200;I2=0;I3=1250;T=---;CS=4;ERR=0;AR=0;Relay=ON;MODE=4;HC#=199001;",
            "DC-DC charger", "\\r\\nPID\\t0xA3FD\\r\\nFWE\\t0122FF\\r\\nSER#\\tHQ9904TEST4\\r\\nV\\t13280\\r\\nI\\t12400\\r\\nP\\t165\\r\\nDC_IN_V\\t1391\\r\\nDC_IN_I\\t121\\r\\nDC_IN_P\\t168\\r\\nCS\\t3\\r\\nOR\\t0x00000000\\r\\nERR\\t0\\r\\nChecksum\\t\\xD8", "PID=0xA3FD;FWE=0122FF;SER#=HQ9904TEST4;V=13280;I=12400;P=165;DC_IN_V=1391;DC_IN_I=121;DC_IN_P=168;CS=3;OR=0x00000000;ERR=0;",
            "battery monitor of the first generation: On and Off and no product id", "\\r\\nV\\t12901\\r\\nVS\\t13377\\r\\nI\\t-250\\r\\nCE\\t-1200\\r\\nSOC\\t996\\r\\nTTG\\t14400\\r\\nAlarm\\tOff\\r\\nRelay\\tOff\\r\\nAR\\t0\\r\\nBMV\\t699S\\r\\nFW\\t212\\r\\nChecksum\\t]", "V=12901;VS=13377;I=-250;CE=-1200;SOC=996;TTG=14400;Alarm=Off;Relay=Off;AR=0;BMV=699S;FW=212;",
            "not synchronised", "\\r\\nPID\\t0xA3FE\\r\\nV\\t12846\\r\\nCE\\t---\\r\\nSOC\\t---\\r\\nTTG\\t---\\r\\nChecksum\\t=", "PID=0xA3FE;V=12846;CE=---;SOC=---;TTG=---;",
            "one field", "\\r\\nV\\t12800\\r\\nChecksum\\t<", "V=12800;",
            "empty value", "\\r\\nV\\t\\r\\nI\\t1\\r\\nChecksum\\t\\x9D", "V=;I=1;",
            "value of 64 bytes", "\\r\\nV\\t12800\\r\\nNOTE\\txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\r\\nChecksum\\t\\xE6", "V=12800;NOTE=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;",
            "labels of 9 and of 32 bytes", "\\r\\nABCDEFGHI\\t9\\r\\nLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL\\t32\\r\\nChecksum\\t\\xE2", "ABCDEFGHI=9;LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL=32;",
            "checksum label in capitals", "\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nCHECKSUM\\t\\xC1", "V=12800;I=-5000;",
            "blanks and slashes in a value", "\\r\\nBMV\\tTest Shunt 500A/50mV\\r\\nV\\t12800\\r\\nChecksum\\t\\x18", "BMV=Test Shunt 500A/50mV;V=12800;",
            "checksum byte is NUL", "\\r\\nV\\t12800\\r\\nTAIL\\t!S~\\r\\nChecksum\\t\\x00\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!S~;|V=12800;I=-5000;",
            "checksum byte is TAB", "\\r\\nV\\t12800\\r\\nTAIL\\t!J~\\r\\nChecksum\\t\\t\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!J~;|V=12800;I=-5000;",
            "checksum byte is LF", "\\r\\nV\\t12800\\r\\nTAIL\\t!I~\\r\\nChecksum\\t\\n\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!I~;|V=12800;I=-5000;",
            "checksum byte is CR", "\\r\\nV\\t12800\\r\\nTAIL\\t!F~\\r\\nChecksum\\t\\r\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!F~;|V=12800;I=-5000;",
            "checksum byte is a colon", "\\r\\nV\\t12800\\r\\nTAIL\\t!GP\\r\\nChecksum\\t:\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!GP;|V=12800;I=-5000;",
            "checksum byte is a blank", "\\r\\nV\\t12800\\r\\nTAIL\\t!3~\\r\\nChecksum\\t \\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!3~;|V=12800;I=-5000;",
            "checksum byte is the letter C", "\\r\\nV\\t12800\\r\\nTAIL\\t!>P\\r\\nChecksum\\tC\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!>P;|V=12800;I=-5000;",
            "checksum byte is 0xFF", "\\r\\nV\\t12800\\r\\nTAIL\\t!T~\\r\\nChecksum\\t\\xFF\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;TAIL=!T~;|V=12800;I=-5000;",
            "frame before the first CR", ":A8DED00D204FB\\n\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame between CR and LF", "\\r:A8DED00D204FB\\n\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame before the label", "\\r\\n:A8DED00D204FB\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame behind the label", "\\r\\nV:A8DED00D204FB\\n\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame before the value", "\\r\\nV\\t:A8DED00D204FB\\n12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame inside the value", "\\r\\nV\\t12:A8DED00D204FB\\n800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame before the CR of the next line", "\\r\\nV\\t12800:A8DED00D204FB\\n\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame inside the checksum label", "\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nC:A8DED00D204FB\\nhecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame behind the checksum byte", "\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1:A8DED00D204FB\\n", "V=12800;I=-5000;",
            "frame ended by 0xFE inside a value", "\\r\\nV\\t12:A8DED00D204FB\\xFE800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "two frames inside a value", "\\r\\nV\\t12:A8DED00D204FB\\n:A8DED00D204FB\\n800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "frame with a bad sum inside a value", "\\r\\nV\\t12:A8DED00D2040A\\n800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "tail of another block before", "BMV\\t799 Test\\r\\nFW\\t0499\\r\\nMON\\t0\\r\\nChecksum\\t\\xDF\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "block cut in a label before", "\\r\\nPID\\t0xA3FE\\r\\nV\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "NULs between blocks", "\\x00\\x00\\x00\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1\\x00\\x00\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;|V=12800;I=-5000;",
            "line noise without CR before", "\\xF0\\x80\\x00\\xFE<\\x7F\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
            "CRs before", "\\r\\r\\r\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "V=12800;I=-5000;",
        };


        /// <summary>Name, stream, frame.</summary>
        public static readonly string[] HexFrames =
        {
            "ping answer", ":51641F9\\n", "5 1641  0",
            "done", ":1000054\\n", "1 0000  0",
            "unknown command", ":30F43\\n", "3 0F  0",
            "error", ":4AAAAFD\\n", "4 AAAA  0",
            "answer to get: 12.34 V", ":78DED00D204FE\\n", "7 8DED00D204 0xED8D 0",
            "answer to get: register not known", ":734120107\\n", "7 341201 0x1234 1",
            "answer to get: not supported", ":734120206\\n", "7 341202 0x1234 2",
            "answer to set: parameter error", ":8F1ED04016A\\n", "8 F1ED0401 0xEDF1 4",
            "unrequested value", ":ABCED00102700006B\\n", "A BCED0010270000 0xEDBC 0",
            "unrequested text", ":A0A010048513939303154455354310063\\n", "A 0A0100485139393031544553543100 0x010A 0",
            "no data", ":154\\n", "1   0",
            "get with two data bytes has no register", ":78DEDD4\\n", "7 8DED  0",
            "ended by 0xFE", ":A8DED00D204FB\\xFE", "A 8DED00D204 0xED8D 0",
            "ended by CR", ":A8DED00D204FB\\r\\n", "A 8DED00D204 0xED8D 0",
            "noise before", "\\x00\\xFFxyz\\n:78DED00D204FE\\n", "7 8DED00D204 0xED8D 0",
            "127 data bytes", ":9000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E0B\\n", "9 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E  0",
            "request for product id", ":451\\n", "4   0",
        };


        /// <summary>Name, stream, reason, blocks, frames.</summary>
        public static readonly string[] Rejected =
        {
            "checksum one too large", "\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE2", "0", "0", "0",
            "one flipped bit in a value", "\\r\\nV\\t12900\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "0", "0", "0",
            "only a checksum field", "\\r\\nChecksum\\t\\xAD", "0", "0", "0",
            "NUL in a value", "\\r\\nV\\t12\\x00800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "0", "0",
            "NUL in a label", "\\r\\nV\\x00\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "0", "0",
            "LF in a value", "\\r\\nV\\t12\\n800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "0", "0",
            "TAB in a value", "\\r\\nV\\t12\\t800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "0", "0",
            "CR in a label", "\\r\\nV\\r\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "0", "0",
            "CR without LF", "\\rX\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "1", "0",
            "line without a label", "\\r\\n\\t5\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "1", "0",
            "block cut in a label", "\\r\\nPID\\t0xA3FE\\r\\nSO\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "1", "1", "0",
            "label of 33 bytes", "\\r\\nLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL\\t1\\r\\nChecksum\\t\\x90", "2", "0", "0",
            "value of 65 bytes", "\\r\\nNOTE\\txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\r\\nChecksum\\t\\xDF", "2", "0", "0",
            "49 fields", "\\r\\nF0\\t1\\r\\nF1\\t1\\r\\nF2\\t1\\r\\nF3\\t1\\r\\nF4\\t1\\r\\nF5\\t1\\r\\nF6\\t1\\r\\nF7\\t1\\r\\nF8\\t1\\r\\nF9\\t1\\r\\nF10\\t1\\r\\nF11\\t1\\r\\nF12\\t1\\r\\nF13\\t1\\r\\nF14\\t1\\r\\nF15\\t1\\r\\nF16\\t1\\r\\nF17\\t1\\r\\nF18\\t1\\r\\nF19\\t1\\r\\nF20\\t1\\r\\nF21\\t1\\r\\nF22\\t1\\r\\nF23\\t1\\r\\nF24\\t1\\r\\nF25\\t1\\r\\nF26\\t1\\r\\nF27\\t1\\r\\nF28\\t1\\r\\nF29\\t1\\r\\nF30\\t1\\r\\nF31\\t1\\r\\nF32\\t1\\r\\nF33\\t1\\r\\nF34\\t1\\r\\nF35\\t1\\r\\nF36\\t1\\r\\nF37\\t1\\r\\nF38\\t1\\r\\nF39\\t1\\r\\nF40\\t1\\r\\nF41\\t1\\r\\nF42\\t1\\r\\nF43\\t1\\r\\nF44\\t1\\r\\nF45\\t1\\r\\nF46\\t1\\r\\nF47\\t1\\r\\nF48\\t1\\r\\nChecksum\\t\\x0E", "3", "0", "0",
            "block cut in a value takes the next one with it", "\\r\\nPID\\t0xA3FE\\r\\nV\\t12\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "0", "1", "0",
            "frame with a bad sum", ":7F0ED0072\\n", "4", "0", "0",
            "frame in small letters", ":7f0ed0071\\n", "5", "0", "0",
            "frame with half a byte", ":7F0ED007\\n", "5", "0", "0",
            "frame without anything", ":\\n", "5", "0", "0",
            "frame with a command only", ":1\\n", "5", "0", "0",
            "frame with a blank inside", ":7F0ED 0071\\n", "4", "0", "0",
            "frame with 128 data bytes", ":900000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000004C\\n", "5", "0", "0",
            "frame broken off by a frame", ":7F0:78DED00D204FE\\n", "4", "0", "1",
            "frame with a bad sum beside a good block", ":7F0ED0072\\n\\r\\nV\\t12800\\r\\nI\\t-5000\\r\\nChecksum\\t\\xE1", "4", "1", "0",
        };
    }
}
