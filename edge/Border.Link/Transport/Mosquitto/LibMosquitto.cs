using System.Runtime.InteropServices;

namespace Border.Link.Transport.Mosquitto;

/// <summary>The functions of libmosquitto 2 (mosquitto.h) that the adapter calls; names and values as there.</summary>
internal static unsafe partial class LibMosquitto
{
    public const int ErrSuccess = 0;
    public const int ErrNoConnection = 4;
    public const int ErrConnectionLost = 7;
    public const int ErrTls = 8;
    public const int ErrPayloadSize = 9;
    public const int ErrErrno = 14;
    public const int ErrLookup = 15;
    public const int ErrMalformedUtf8 = 18;
    public const int ErrKeepAlive = 19;
    public const int ErrInvalid = 3;
    public const int ErrOversizePacket = 25;
    public const int OptionProtocolVersion = 1;
    public const int OptionReceiveMaximum = 4;
    public const int OptionTcpNoDelay = 11;
    public const int ProtocolV5 = 5;
    public const int LogError = 0x08;
    public const int PropertySessionExpiry = 17;
    public const int PropertyReceiveMaximum = 33;
    public const int PropertyUser = 38;
    public const int PropertyMaximumPacketSize = 39;

    private const string Library = "libmosquitto.so.1";

    static LibMosquitto() => Init();

    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public int Id;
        public byte* Topic;
        public byte* Payload;
        public int PayloadLength;
        public int Qos;
        public byte Retain;
    }

    [LibraryImport(Library, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint New(string id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, nint state);

    [LibraryImport(Library, EntryPoint = "mosquitto_destroy")]
    public static partial void Destroy(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_int_option")]
    public static partial int IntOption(nint client, int option, int value);

    [LibraryImport(Library, EntryPoint = "mosquitto_threaded_set")]
    public static partial int ThreadedSet(nint client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library, EntryPoint = "mosquitto_tls_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TlsSet(nint client, string caFile, string? caPath, string certificateFile, string keyFile, nint passwordCallback);

    [LibraryImport(Library, EntryPoint = "mosquitto_will_set_v5", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int WillSet(
        nint client, string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_bind_v5", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(nint client, string host, int port, int keepAlive, string? bindAddress, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect_v5")]
    public static partial int Disconnect(nint client, int reasonCode, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop")]
    public static partial int Loop(nint client, int timeoutMilliseconds, int maxPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_v5", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Publish(
        nint client, out int id, string topic, int length, byte* payload, int qos, [MarshalAs(UnmanagedType.U1)] bool retain, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_v5", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Subscribe(nint client, out int id, string filter, int qos, int options, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_add_int32")]
    public static partial int PropertyAddInt32(ref nint properties, int id, uint value);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_add_int16")]
    public static partial int PropertyAddInt16(ref nint properties, int id, ushort value);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_add_string_pair", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PropertyAddPair(ref nint properties, int id, string name, string value);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_read_string_pair")]
    public static partial nint PropertyReadPair(nint properties, int id, out nint name, out nint value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_free_all")]
    public static partial void PropertyFreeAll(ref nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_strerror")]
    public static partial nint ErrorText(int error);

    [LibraryImport(Library, EntryPoint = "mosquitto_connack_string")]
    public static partial nint ConnackText(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_reason_string")]
    public static partial nint ReasonText(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_v5_callback_set")]
    public static partial void OnConnect(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect_v5_callback_set")]
    public static partial void OnDisconnect(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_v5_callback_set")]
    public static partial void OnPublish(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_message_v5_callback_set")]
    public static partial void OnMessage(nint client, delegate* unmanaged[Cdecl]<nint, nint, Message*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_v5_callback_set")]
    public static partial void OnSubscribe(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_log_callback_set")]
    public static partial void OnLog(nint client, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_init")]
    private static partial int Init();
}
