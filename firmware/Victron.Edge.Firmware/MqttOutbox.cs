// MqttOutbox: messages on their way out, from the agent's call to the broker's receipt.
// The main loop adds and takes receipts, the network thread sends, the client's dispatch thread reports.

using System;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Victron.Edge.Firmware
{
    /// <summary>Bounded queue of outgoing messages with their tokens.</summary>
    public sealed class MqttOutbox
    {
        /// <summary>Messages that the MQTT client may hold unsent or without receipt; its own bound is none at all.</summary>
        /// <remarks>Each takes about a kilobyte, so a connection that stalls fills what is free of the heap before it is given up:
        /// docs/firmware-memory.md.</remarks>
        public const int InFlightMax = 6;

        private const int WaitingMax = 2;

        /// <summary>Messages on their way at most.</summary>
        public const int MessagesMax = InFlightMax + WaitingMax;

        // The client tries three times, a second apart: what is older was forgotten by it.
        private const int ReceiptMsMax = 60000;

        // Given up by the client after three seconds each. The keep-alive pings only when nothing was sent for 30 s, so a
        // board that has something to say every second would never find out that nobody hears it.
        private const int LostInRowMax = 3;

        // Every message that waits or is in flight can end in a receipt before the main loop looks.
        private const int ReceiptsMax = 2 * MessagesMax;

        private readonly MessageRing _waiting = new MessageRing(WaitingMax);
        private readonly ReceiptRing _published = new ReceiptRing(ReceiptsMax);
        private readonly ReceiptRing _receipts = new ReceiptRing(ReceiptsMax);
        private readonly LinkMessage _message = new LinkMessage();
        private readonly int[] _ids = new int[InFlightMax];
        private readonly int[] _tokens = new int[InFlightMax];
        private readonly long[] _sentAtMs = new long[InFlightMax];
        private int _inFlight;
        private int _lostInRow;
        private int _lastToken;

        /// <summary>Copies a message into the queue.</summary>
        /// <returns>Its token, or -1 when the queue is full.</returns>
        public int Add(string topic, byte[] payload, int count, bool retain, bool acknowledged)
        {
            // The client keeps the array until it is sent, and takes no count: a copy of exact length.
            byte[] copy = new byte[count];
            Array.Copy(payload, 0, copy, 0, count);
            int token = (_lastToken + 1) & int.MaxValue;
            if (!_waiting.TryAdd(topic, copy, retain, acknowledged, token))
            {
                return -1;
            }

            _lastToken = token;
            return token;
        }

        /// <summary>Takes the next news of a message with QoS 1.</summary>
        public bool TakeReceipt(out int token, out bool arrived)
        {
            return _receipts.TryTake(out token, out arrived);
        }

        /// <summary>Notes what the client says of one of its messages.</summary>
        public void Published(int id, bool arrived)
        {
            _published.Add(id, arrived);
        }

        /// <summary>Hands waiting messages to the client and settles those it has reported on.</summary>
        public void Send(MqttClient client)
        {
            while (_inFlight < InFlightMax && _waiting.TryTake(_message))
            {
                int id = TryPublish(client, _message);
                if (id >= 0 && _message.Flag)
                {
                    _ids[_inFlight] = id;
                    _tokens[_inFlight] = _message.Token;
                    _sentAtMs[_inFlight] = NanoClock.NowMs();
                    _inFlight++;
                }
                else if (_message.Flag)
                {
                    _receipts.Add(_message.Token, false);
                }
            }

            while (_published.TryTake(out int published, out bool arrived))
            {
                Settle(published, arrived);
            }
        }

        /// <summary>Whether a message has been without a receipt for so long, or so many were given up one after the other,
        /// that the connection cannot be trusted.</summary>
        public bool IsStuck(long nowMs)
        {
            if (_lostInRow >= LostInRowMax)
            {
                return true;
            }

            for (int i = 0; i < _inFlight; i++)
            {
                if (nowMs - _sentAtMs[i] > ReceiptMsMax)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Ends everything under way as not delivered.</summary>
        public void FailAll()
        {
            while (_published.TryTake(out int published, out bool arrived))
            {
                Settle(published, arrived);
            }

            for (int i = 0; i < _inFlight; i++)
            {
                _receipts.Add(_tokens[i], false);
            }

            _inFlight = 0;
            _lostInRow = 0;
            while (_waiting.TryTake(_message))
            {
                if (_message.Flag)
                {
                    _receipts.Add(_message.Token, false);
                }
            }
        }

        private void Settle(int id, bool arrived)
        {
            for (int i = 0; i < _inFlight; i++)
            {
                if (_ids[i] == id)
                {
                    _receipts.Add(_tokens[i], arrived);
                    _lostInRow = arrived ? 0 : _lostInRow + 1;
                    _inFlight--;
                    _ids[i] = _ids[_inFlight];
                    _tokens[i] = _tokens[_inFlight];
                    _sentAtMs[i] = _sentAtMs[_inFlight];
                    return;
                }
            }
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static int TryPublish(MqttClient client, LinkMessage message)
        {
            try
            {
                return client.Publish(
                    message.Topic, message.Payload, null, null, message.Flag ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce, message.Retain);
            }
            catch (Exception e)
            {
                Console.WriteLine("mqtt: " + e.Message);
                return -1;
            }
        }
    }
}
