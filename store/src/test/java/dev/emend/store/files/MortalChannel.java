package dev.emend.store.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/**
 * A channel whose reads, writes and syncs are counted; closing is free, as the system closes for
 * the dead.
 */
final class MortalChannel extends FileChannel {
  private final MortalFiles files;
  private final Path path;
  private final FileChannel real;

  MortalChannel(MortalFiles files, Path path, FileChannel real) {
    this.files = files;
    this.path = path;
    this.real = real;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return files.call(
        () -> {
          files.unsynced().written(path, real.size());
          return real.write(bytes);
        },
        moment -> real.write(prefix(bytes, moment)));
  }

  private static ByteBuffer prefix(ByteBuffer bytes, Moment moment) {
    int all = bytes.remaining();
    int some = moment == Moment.NEARLY_DONE ? all - 1 : all / 2;
    return bytes.duplicate().limit(bytes.position() + some);
  }

  @Override
  public void force(boolean metadata) throws IOException {
    files.call(
        () -> {
          real.force(metadata);
          files.unsynced().synced(path);
          return real;
        });
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return files.call(() -> real.read(bytes));
  }

  @Override
  public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
    return real.read(bytes, offset, length);
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
    throw new UnsupportedOperationException("not counted");
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException("not counted");
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException("not counted");
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException("not counted");
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return real.read(bytes, position);
  }

  @Override
  public int write(ByteBuffer bytes, long position) {
    throw new UnsupportedOperationException("not counted");
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return files.call(() -> real.lock(position, size, shared));
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return files.call(() -> real.tryLock(position, size, shared));
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
