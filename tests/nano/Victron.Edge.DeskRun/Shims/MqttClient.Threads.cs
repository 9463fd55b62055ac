// The threads of the MqttClient stand-in: one receives, one sends what is queued, one pings, one calls the handlers.
// QoS 1 is sent three times, a second apart, then given up. An exception that leaves a handler closes the connection, and so
// does everything else that goes wrong: Close and ConnectionClosed come from the thread that calls the handlers.

extern alias real;

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Victron.Edge.DeskRun;
using RealEvent = real::System.Threading.AutoResetEvent;
using RealThread = real::System.Threading.Thread;

namespace nanoFramework.M2Mqtt
{
    public sealed partial class MqttClient
    {
        private const int AttemptsMax = 3;
        private const int RetryMs = 1000;
        private const int LookMs = 20;

        private readonly List<MqttOutgoing> _pending = [];
        private readonly RealEvent _work = new(false);
        private readonly RealEvent _answered = new(false);
        private readonly ConcurrentQueue<Action> _events = new();
        private MqttWire _wire;
        private byte[] _answer;
        private Exception _failure;
        private long _keepAliveMs;
        private long _lastSentMs;
        private volatile bool _isRunning;
        private volatile bool _isClosing;

        private static void Start(real::System.Threading.ThreadStart loop) => new RealThread(loop) { IsBackground = true }.Start();

        private void BeginReceiving()
        {
            _isRunning = true;
            _isClosing = false;
            _failure = null;
            Start(Receive);
        }

        private void BeginServing()
        {
            _lastSentMs = BoardClock.NowMs;
            Start(SendQueued);
            Start(CallHandlers);
            if (_keepAliveMs > 0)
            {
                Start(KeepAlive);
            }
        }

        private void CloseSoon() => _isClosing = true;

        private void Send(byte[] packet)
        {
            try
            {
                _wire.Send(packet);
                _lastSentMs = BoardClock.NowMs;
            }
            catch (Exception e)
            {
                throw new MqttCommunicationException(e);
            }
        }

        private byte[] Ask(byte[] packet, long timeoutMs)
        {
            _answer = null;
            _ = _answered.Reset();
            Send(packet);
            if (!_answered.WaitOne(BoardClock.Real(timeoutMs)))
            {
                throw new MqttCommunicationException();
            }

            return _answer ?? throw _failure; // a broker that refuses answers and hangs up at once
        }

        private void Receive()
        {
            try
            {
                while (_isRunning)
                {
                    (byte head, byte[] body) = _wire.Receive();
                    Clr.Turn("network");
                    Take(head, body);
                }
            }
            catch (Exception e)
            {
                _failure = new MqttCommunicationException(e);
                CloseSoon();
                _ = _answered.Set();
            }
        }

        private void Take(byte head, byte[] body)
        {
            switch (head >> 4)
            {
                case 2: // CONNACK
                case 13: // PINGRESP
                    _answer = body;
                    _ = _answered.Set();
                    break;
                case 3:
                    TakePublish(head, body);
                    break;
                case 4: // PUBACK
                    Acknowledged((ushort)((body[0] << 8) | body[1]));
                    break;
                case 14: // DISCONNECT of MQTT 5
                    CloseSoon();
                    break;
                case 9: // SUBACK
                    var levels = Array.ConvertAll(body[(IsFive ? AfterProperties(body, 2) : 2)..], level => (MqttQoSLevel)level);
                    ushort id = (ushort)((body[0] << 8) | body[1]);
                    _events.Enqueue(() => MqttMsgSubscribed?.Invoke(this, new MqttMsgSubscribedEventArgs(id, levels)));
                    break;
            }
        }

        private void TakePublish(byte head, byte[] body)
        {
            lock (_queue)
            {
                // One queue for both ways: what finds no room is neither handed over nor confirmed.
                if (_queue.Count + _pending.Count >= Settings.InflightQueueSize)
                {
                    Desk.Say("the MQTT client had no room for a message from the broker");
                    return;
                }
            }

            int at = 2 + ((body[0] << 8) | body[1]);
            string topic = Encoding.UTF8.GetString(body, 2, at - 2);
            int qos = (head >> 1) & 3;
            if (qos > 0)
            {
                Send(MqttPacket.Acknowledge((ushort)((body[at] << 8) | body[at + 1])));
                at += 2;
            }

            at = IsFive ? AfterProperties(body, at) : at;
            var message = new MqttMsgPublishEventArgs(topic, body[at..], (head & 8) != 0, (MqttQoSLevel)qos, (head & 1) != 0);
            _events.Enqueue(() => MqttMsgPublishReceived?.Invoke(this, message));
        }

        // What a broker says in properties is not looked at.
        private static int AfterProperties(byte[] body, int at)
        {
            int length = 0;
            for (int shift = 0; ; shift += 7)
            {
                length |= (body[at] & 0x7F) << shift;
                at++;
                if (body[at - 1] < 0x80)
                {
                    return at + length;
                }
            }
        }

        private void Acknowledged(ushort id)
        {
            bool known;
            lock (_queue)
            {
                known = _pending.RemoveAll(message => message.Id == id) > 0;
            }

            if (known)
            {
                _events.Enqueue(() => MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(id, true)));
            }
        }

        private void SendQueued()
        {
            try
            {
                while (_isRunning)
                {
                    _ = _work.WaitOne(LookMs);
                    Clr.Turn("network");
                    SendDue();
                }
            }
            catch (Exception)
            {
                CloseSoon();
            }
        }

        private void SendDue()
        {
            var due = new List<MqttOutgoing>();
            lock (_queue)
            {
                while (_queue.TryDequeue(out MqttOutgoing message))
                {
                    due.Add(message);
                    if (message.Qos > 0)
                    {
                        _pending.Add(message);
                    }
                }

                due.AddRange(_pending.FindAll(message => message.Attempts > 0 && BoardClock.NowMs >= message.AgainAtMs));
            }

            foreach (MqttOutgoing message in due)
            {
                SendOrGiveUp(message);
            }
        }

        private void SendOrGiveUp(MqttOutgoing message)
        {
            if (message.Attempts < AttemptsMax)
            {
                byte[] packet = message.Bytes(IsFive);
                message.Attempts++;
                message.AgainAtMs = BoardClock.NowMs + RetryMs;
                Send(packet); // of a message with QoS 0 nobody hears again
                return;
            }

            lock (_queue)
            {
                _ = _pending.Remove(message);
            }

            _events.Enqueue(() => MqttMsgPublished?.Invoke(this, new MqttMsgPublishedEventArgs(message.Id, false)));
        }

        private void KeepAlive()
        {
            while (_isRunning)
            {
                BoardClock.Wait(Math.Min(_keepAliveMs, 1000));
                if (_isRunning && BoardClock.NowMs - _lastSentMs >= _keepAliveMs)
                {
                    try
                    {
                        _ = Ask(MqttPacket.Empty(0xC0), _keepAliveMs);
                    }
                    catch (Exception)
                    {
                        CloseSoon();
                        return;
                    }
                }
            }
        }

        private void CallHandlers()
        {
            try
            {
                while (_isRunning && !_isClosing)
                {
                    if (_events.TryDequeue(out Action call))
                    {
                        Clr.Turn("handlers");
                        call();
                    }
                    else
                    {
                        RealThread.Sleep(BoardClock.Real(LookMs));
                    }
                }
            }
            catch (Exception e)
            {
                Desk.Say("an exception left an MQTT handler: " + e.GetType().Name + ": " + e.Message);
                CloseSoon();
            }

            if (_isClosing)
            {
                Close();
                ConnectionClosed?.Invoke(this, EventArgs.Empty);
            }
        }
    }
}
