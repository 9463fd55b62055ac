// PageGuard: who may change something on the page: whoever knows the password that was set at set-up, from a page of this
// board and not from another web site. The password comes over plain HTTP: anybody who listens on the Wi-Fi can read it.

using System;

namespace Victron.Edge.Agent
{
    /// <summary>Checks the password and slows down guessing.</summary>
    public sealed class PageGuard
    {
        /// <summary>The password is right.</summary>
        public const int Allowed = 0;

        /// <summary>No password, or a wrong one, was given.</summary>
        public const int Refused = 1;

        /// <summary>Too many were wrong; nothing is looked at for a minute.</summary>
        public const int Paused = 2;

        /// <summary>The board has no password, so nobody may.</summary>
        public const int Closed = 3;

        private const string Scheme = "basic ";
        private const int TriesMax = 5;
        private const int PauseMs = 60000;

        private readonly BoardSettings _settings;
        private readonly bool _isOpen;
        private byte[] _lastRight;
        private int _wrong;
        private long _pausedUntilMs;

        /// <summary>Makes a guard.</summary>
        /// <param name="isOpen">A board that was never set up: it has no password yet and nothing to protect.</param>
        public PageGuard(BoardSettings settings, bool isOpen)
        {
            _settings = settings;
            _isOpen = isOpen;
        }

        /// <summary>Whether a request came from a page of this board, or from no browser at all.</summary>
        /// <remarks>Browsers name the site that a form was on; a site that wants to hide it sends <c>null</c>.</remarks>
        public static bool IsOwnSite(PageRequest request)
        {
            return request.Origin == null || (request.Host != null && request.Origin == "http://" + request.Host);
        }

        /// <summary>Judges the Authorization header.</summary>
        public int Judge(string authorization, long nowMs)
        {
            if (_isOpen)
            {
                return Allowed;
            }

            if (_settings.PageHash.Length == 0)
            {
                return Closed;
            }

            if (nowMs < _pausedUntilMs)
            {
                return Paused;
            }

            byte[] password = PasswordOf(authorization);
            if (password == null)
            {
                return Refused; // browsers ask first without one
            }

            if (IsRight(password))
            {
                _wrong = 0;
                return Allowed;
            }

            _wrong++;
            if (_wrong >= TriesMax)
            {
                _wrong = 0;
                _pausedUntilMs = nowMs + PauseMs;
            }

            return Refused;
        }

        // Stretching takes seconds on the board, so the hash of the last right password is kept until a restart.
        private bool IsRight(byte[] password)
        {
            byte[] hash = Sha256.Compute(password, password.Length);
            if (_lastRight != null && HmacSha256.AreEqual(hash, _lastRight))
            {
                return true;
            }

            byte[] stretched = HmacSha256.Stretch(password, Hex.Bytes(_settings.PageSalt), _settings.PageRounds);
            if (!HmacSha256.AreEqual(stretched, Hex.Bytes(_settings.PageHash)))
            {
                return false;
            }

            _lastRight = hash;
            return true;
        }

        private static byte[] PasswordOf(string authorization)
        {
            if (authorization == null || authorization.Length <= Scheme.Length)
            {
                return null;
            }

            string scheme = authorization.Substring(0, Scheme.Length).ToLower();
            byte[] pair = scheme != Scheme ? null : Decode(authorization.Substring(Scheme.Length));
            for (int i = 0; pair != null && i < pair.Length; i++)
            {
                if (pair[i] == ':')
                {
                    byte[] password = new byte[pair.Length - i - 1];
                    Array.Copy(pair, i + 1, password, 0, password.Length);
                    return password;
                }
            }

            return null;
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static byte[] Decode(string text)
        {
            try
            {
                return Convert.FromBase64String(text);
            }
            catch (Exception)
            {
                return null; // whatever the runtime throws for bad text
            }
        }
    }
}
