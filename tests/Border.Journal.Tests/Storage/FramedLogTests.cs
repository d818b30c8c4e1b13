using Border.Journal.Storage.LiteDb;
using Border.Journal.Tests.PowerCuts;
using Border.Testing;

namespace Border.Journal.Tests.Storage;

public sealed class FramedLogTests : IDisposable
{
    private readonly TempFolder _folder = new("framed-log");

    private string File => _folder["log"];

    [Fact]
    public void Reopened_WhatWasSyncedIsThereAndWhatWasNotIsGone()
    {
        using (var log = Open())
        {
            log.Write("first"u8.ToArray());
            log.Sync();
            log.Position = 2;
            log.Write("XY, longer"u8.ToArray());
            log.Sync();
            log.Write(" and lost"u8.ToArray());
        }

        Assert.Equal("fiXY, longer"u8.ToArray(), Content());
    }

    [Fact]
    public void SetToNothing_FramesOfBefore_AreGone()
    {
        using (var log = Open())
        {
            log.Write(new byte[1000]);
            log.Sync();
            log.SetLength(0);
            log.Position = 0;
            log.Write("new"u8.ToArray());
            log.Sync();
        }

        Assert.Equal("new"u8.ToArray(), Content());
    }

    [Fact]
    public void Abandoned_SyncAndCut_Throw()
    {
        using var log = Open();
        log.Write("late"u8.ToArray());
        log.IsAbandoned = true;

        Assert.Throws<ObjectDisposedException>(log.Sync);
        Assert.Throws<ObjectDisposedException>(() => log.SetLength(0));
    }

    [Fact]
    public void Garbage_AnyBytes_OpenAsAnEmptyLog()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            System.IO.File.WriteAllBytes(File, noise);

            Assert.Empty(Content());
        }
    }

    [Fact]
    public void PowerCutAtAnyOperation_HoldsEverySyncAndAtMostTheOneUnderWay()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var disk = new CutDisk(random);
            disk.CutAfter(random.Next(40));
            var (synced, underWay) = WriteUntilCut(disk, random);
            disk.Cut();

            var left = Content();

            Assert.True(left.SequenceEqual(synced) || left.SequenceEqual(underWay), $"Seed {seed}: {left.Length} bytes are neither what was synced nor what was to be.");
            System.IO.File.Delete(File);
        }
    }

    public void Dispose() => _folder.Dispose();

    private (byte[] Synced, byte[] UnderWay) WriteUntilCut(CutDisk disk, Random random)
    {
        byte[] synced = [];
        var content = new MemoryStream();
        try
        {
            using var log = new FramedLog(new CutStoreFile(disk, File));
            while (true)
            {
                if (random.Next(8) == 0)
                {
                    content.SetLength(0);
                    log.SetLength(0);
                }
                else
                {
                    var bytes = new byte[random.Next(1, 3000)];
                    random.NextBytes(bytes);
                    content.Position = log.Position = random.Next((int)content.Length + 1);
                    content.Write(bytes);
                    log.Write(bytes);
                    log.Sync();
                }

                synced = content.ToArray();
            }
        }
        catch (IOException)
        {
            return (synced, content.ToArray());
        }
    }

    private FramedLog Open() => new(DiskStoreFile.Open(File));

    private byte[] Content()
    {
        using var log = Open();
        var content = new byte[log.Length];
        log.ReadExactly(content);
        return content;
    }
}
