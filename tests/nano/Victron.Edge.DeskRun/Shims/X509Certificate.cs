// Stand-in of the certificate class of System.Net: PEM text or its bytes; what cannot be read throws, as the native parser does.

extern alias real;

using System.Text;
using RealCertificate = real::System.Security.Cryptography.X509Certificates.X509Certificate2;

namespace System.Security.Cryptography.X509Certificates
{
    public sealed class X509Certificate
    {
        public X509Certificate(byte[] certificate)
            : this(Encoding.UTF8.GetString(certificate).TrimEnd('\0'))
        {
        }

        public X509Certificate(string certificate)
        {
            try
            {
                Inside = RealCertificate.CreateFromPem(certificate);
            }
            catch (Exception)
            {
                throw new ArgumentException();
            }
        }

        internal RealCertificate Inside { get; }
    }
}
