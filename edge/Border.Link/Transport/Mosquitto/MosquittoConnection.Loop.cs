using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Border.Link.Transport.Mosquitto;

/// <summary>The connection's thread and what the library calls on it.</summary>
internal sealed unsafe partial class MosquittoConnection
{
    private const int LoopMilliseconds = 250;
    private const int SessionTakenOver = 0x8E;

    private void Run()
    {
        MqttClosed closed;
        try
        {
            int error = Open();
            while (error == LibMosquitto.ErrSuccess && !_requested && _disconnectCode is null)
            {
                error = LibMosquitto.Loop(_client, LoopMilliseconds, 1);
            }

            closed = Explain(error);
        }
        catch (Exception e)
        {
            // Nothing may escape a thread of its own: it would end the process.
            closed = new(MqttFailure.Unreachable, $"The MQTT library failed: {e.Message}");
        }

        lock (_native)
        {
            LibMosquitto.Destroy(_client);
            _client = 0;
        }

        _self.Free();
        _answers.Close(closed);
        _closed.TrySetResult(closed);
        _connected.TrySetException(new MqttClosedException(closed));
    }

    private int Open()
    {
        LibMosquitto.IntOption(_client, LibMosquitto.OptionProtocolVersion, LibMosquitto.ProtocolV5);
        LibMosquitto.IntOption(_client, LibMosquitto.OptionReceiveMaximum, _options.ReceiveMaximum);
        LibMosquitto.IntOption(_client, LibMosquitto.OptionTcpNoDelay, 1);
        LibMosquitto.ThreadedSet(_client, true);
        LibMosquitto.OnConnect(_client, &HandleConnect);
        LibMosquitto.OnDisconnect(_client, &HandleDisconnect);
        LibMosquitto.OnPublish(_client, &HandlePublish);
        LibMosquitto.OnSubscribe(_client, &HandleSubscribe);
        LibMosquitto.OnMessage(_client, &HandleMessage);
        LibMosquitto.OnLog(_client, &HandleLog);
        int error = 0;
        if (_options.Tls is { } tls)
        {
            error = LibMosquitto.TlsSet(_client, tls.CaFile, null, tls.CertificateFile, tls.KeyFile, 0);
        }

        if (error == 0 && _options.Will is { } will)
        {
            fixed (byte* payload = will.Payload.Span)
            {
                error = LibMosquitto.WillSet(_client, will.Topic, will.Payload.Length, payload, 1, will.Retain, 0);
            }
        }

        return error != 0 ? error : ConnectWithProperties();
    }

    private int ConnectWithProperties()
    {
        nint properties = 0;
        LibMosquitto.PropertyAddInt32(ref properties, LibMosquitto.PropertySessionExpiry, (uint)_options.SessionExpiry.TotalSeconds);
        LibMosquitto.PropertyAddInt32(ref properties, LibMosquitto.PropertyMaximumPacketSize, (uint)_options.MaximumPacketBytes);
        try
        {
            return LibMosquitto.Connect(_client, _options.Host, _options.Port, (int)_options.KeepAlive.TotalSeconds, null, properties);
        }
        finally
        {
            LibMosquitto.PropertyFreeAll(ref properties);
        }
    }

    private MqttClosed Explain(int error)
    {
        string broker = $"{_options.Host}:{_options.Port}";
        if (_requested)
        {
            return new(MqttFailure.Requested, "The connection was closed on our side.");
        }

        if (_disconnectCode is SessionTakenOver)
        {
            return new(MqttFailure.TakenOver, $"Another client connected to {broker} with our name.");
        }

        if (_disconnectCode is >= 0x80)
        {
            string words = MosquittoTransport.Text(LibMosquitto.ReasonText(_disconnectCode.Value));
            return new(MqttFailure.RefusedByBroker, $"The broker at {broker} ended the connection: {words}");
        }

        if (_lastError.Length > 0)
        {
            return CertificateCheck.Explain(_lastError);
        }

        return error switch
        {
            LibMosquitto.ErrKeepAlive => new(MqttFailure.Silent, $"The broker at {broker} no longer answers."),
            LibMosquitto.ErrLookup => new(MqttFailure.Unreachable, $"The broker's name {_options.Host} is not known: check the name or DNS."),
            LibMosquitto.ErrErrno => new(MqttFailure.Unreachable, $"No connection to the broker at {broker}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError())}"),
            LibMosquitto.ErrConnectionLost => new(MqttFailure.Unreachable, $"The connection to the broker at {broker} broke."),
            _ => new(MqttFailure.Unreachable, $"No connection to the broker at {broker}: {MosquittoTransport.Text(LibMosquitto.ErrorText(error))}"),
        };
    }

    private static MosquittoConnection Of(nint state) => (MosquittoConnection)GCHandle.FromIntPtr(state).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandleConnect(nint client, nint state, int code, int flags, nint properties)
    {
        MosquittoConnection connection = Of(state);
        if (code == 0)
        {
            connection._connected.TrySetResult();
        }
        else
        {
            connection._disconnectCode = code;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandleDisconnect(nint client, nint state, int code, nint properties)
    {
        // Codes below 0x80 are the library's own errors, which the loop returns as well.
        if (code >= 0x80)
        {
            Of(state)._disconnectCode = code;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandlePublish(nint client, nint state, int id, int code, nint properties) => Of(state)._answers.Answer(id, code);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandleSubscribe(nint client, nint state, int id, int count, int* granted, nint properties) =>
        Of(state)._answers.Answer(id, count > 0 ? granted[0] : 0x80);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandleMessage(nint client, nint state, LibMosquitto.Message* message, nint properties)
    {
        byte[] payload = new ReadOnlySpan<byte>(message->Payload, message->PayloadLength).ToArray();
        string topic = Marshal.PtrToStringUTF8((nint)message->Topic) ?? "";
        Of(state)._inbound(new MqttMessage(topic, payload, message->Retain != 0, ReadTraceParent(properties)));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandleLog(nint client, nint state, int level, nint text)
    {
        if (level == LibMosquitto.LogError)
        {
            Of(state)._lastError = Marshal.PtrToStringUTF8(text) ?? "";
        }
    }

    private static string? ReadTraceParent(nint properties)
    {
        if (properties == 0 || LibMosquitto.PropertyReadPair(properties, LibMosquitto.PropertyUser, out nint name, out nint value, false) == 0)
        {
            return null;
        }

        string? key = Marshal.PtrToStringUTF8(name);
        string? text = Marshal.PtrToStringUTF8(value);
        NativeMemory.Free((void*)name);
        NativeMemory.Free((void*)value);
        return key == MqttMessage.TraceParentProperty && text?.Length <= MqttMessage.MaxTraceParent ? text : null;
    }
}
