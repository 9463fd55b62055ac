// EdgePage: the page on the edge, for a van without a broker: live values and counters, unlocking, settings.
// Judges a request and writes the answer; owns no socket. HTTP is plain, so the password can be read on the Wi-Fi.

namespace Victron.Edge.Agent
{
    /// <summary>Answers HTTP requests.</summary>
    public sealed class EdgePage
    {
        /// <summary>Minutes for which the button of the page lets settings of devices be written.</summary>
        public const int UnlockMinutes = 30;

        private const string Html = "text/html; charset=utf-8";
        private const int ScratchBytes = 1024;

        private readonly IPageHost _host;
        private readonly BoardSettings _settings;
        private readonly PageGuard _guard;
        private readonly PageWriter _writer = new PageWriter();
        private readonly JsonWriter _scratch = new JsonWriter(ScratchBytes);

        /// <summary>Makes the page.</summary>
        /// <param name="settings">Settings in use, or defaults on a board that has none.</param>
        /// <param name="isOpen">Whether no password is asked: a board that was never set up.</param>
        public EdgePage(IPageHost host, BoardSettings settings, bool isOpen)
        {
            _host = host;
            _settings = settings;
            _guard = new PageGuard(settings, isOpen);
        }

        /// <summary>Answers one request.</summary>
        /// <returns>Whether settings were stored and the board has to restart.</returns>
        public bool Answer(PageRequest request, IPageAnswer answer, long nowMs)
        {
            _writer.Begin(answer);
            bool isStored = false;
            bool isGet = request.Method == "GET";
            if (!isGet && request.Method != "POST")
            {
                Say(answer, 405, "This page knows GET and POST.");
            }
            else if (isGet && request.Path == "/")
            {
                WriteLive(answer, nowMs);
            }
            else if (isGet && request.Path == "/state.json")
            {
                answer.Begin(200, "application/json", false);
                PageJson.Write(_writer, _scratch, _host, nowMs);
            }
            else if (request.Path == "/settings" || (!isGet && request.Path == "/unlock"))
            {
                isStored = IsLetIn(request, isGet, answer, nowMs) && Act(request, isGet, answer, nowMs);
            }
            else
            {
                Say(answer, 404, "There is no such page.");
            }

            _writer.Flush();
            return isStored;
        }

        private bool IsLetIn(PageRequest request, bool isGet, IPageAnswer answer, long nowMs)
        {
            if (!isGet && !PageGuard.IsOwnSite(request))
            {
                Say(answer, 403, "This came from another web site and was not done. Use the page of the board itself.");
                return false;
            }

            switch (_guard.Judge(request.Authorization, nowMs))
            {
                case PageGuard.Allowed:
                    return true;
                case PageGuard.Paused:
                    Say(answer, 429, "Too many wrong passwords. Wait a minute, then try again.");
                    return false;
                case PageGuard.Closed:
                    Say(answer, 403, "No password was chosen at set-up, so nothing can be changed here. Set the board up again with victron-edge flash.");
                    return false;
                default:
                    answer.Begin(401, Html, true);
                    WriteMessage("The password that was chosen at set-up is needed; the user name does not matter.");
                    return false;
            }
        }

        private bool Act(PageRequest request, bool isGet, IPageAnswer answer, long nowMs)
        {
            if (isGet)
            {
                answer.Begin(200, Html, false);
                PageHtml.Head(_writer, _host.Name, 0);
                PageForm.Write(_writer, _settings);
                PageHtml.End(_writer);
                return false;
            }

            FormText form = request.BodyCount < 0 ? null : FormText.Parse(request.Body, request.BodyCount);
            if (form == null)
            {
                Say(answer, request.BodyCount < 0 ? 413 : 400, "The form could not be read. Nothing was changed; send it again.");
                return false;
            }

            return request.Path == "/unlock" ? Unlock(form, answer, nowMs) : Save(form, answer);
        }

        private bool Unlock(FormText form, IPageAnswer answer, long nowMs)
        {
            int minutes = form.Get("minutes") == "0" ? 0 : UnlockMinutes;
            _host.Unlock(minutes, nowMs);
            Say(answer, 200, minutes == 0 ? "Settings of devices are locked." : "Settings of devices can be written for 30 minutes.");
            return false;
        }

        private bool Save(FormText form, IPageAnswer answer)
        {
            BoardSettings settings = PageForm.Apply(_settings, form, _host.Name, _host.Random(PageForm.SaltCount), out string problem);
            problem = problem ?? _host.Save(settings);
            if (problem != null)
            {
                answer.Begin(400, Html, false);
                WriteMessage("Nothing was changed: " + problem + ".");
                return false;
            }

            Say(answer, 200, "Stored. The board restarts now.");
            return true;
        }

        private void Say(IPageAnswer answer, int status, string message)
        {
            answer.Begin(status, Html, false);
            WriteMessage(message);
        }

        private void WriteMessage(string message)
        {
            PageHtml.Head(_writer, _host.Name, 0);
            _writer.Text("<p>");
            _writer.Escaped(message);
            _writer.Text("</p><p><a href=\"/\">Back</a></p>");
            PageHtml.End(_writer);
        }

        private void WriteLive(IPageAnswer answer, long nowMs)
        {
            answer.Begin(200, Html, false);
            PageHtml.Head(_writer, _host.Name, PageHtml.RefreshSeconds);
            _writer.Text("<p>");
            _writer.Escaped(Trouble.Text(_host.TroubleNow));
            _writer.Text("</p>");
            for (int port = 0; port < _host.PortCount; port++)
            {
                PageHtml.Port(_writer, _scratch, _host, port, nowMs);
            }

            PageHtml.Foot(_writer, _host.UnlockedUntilMs - nowMs);
            PageHtml.End(_writer);
        }
    }
}
