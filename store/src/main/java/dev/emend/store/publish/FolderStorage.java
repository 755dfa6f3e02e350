package dev.emend.store.publish;

import dev.emend.store.blob.FolderSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one folder, which is made when something is first written. */
public final class FolderStorage implements BlobStorage {
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final FolderSource source;

  /** A folder, which need not exist yet. */
  public FolderStorage(Path folder) {
    this.folder = folder;
    this.source = new FolderSource(folder);
  }

  @Override
  public String place() {
    return source.place();
  }

  @Override
  public InputStream open(String name) throws IOException {
    return source.open(name);
  }

  /** Temporary file, content, sync, rename, sync of the folder: a crash leaves old or new. */
  @Override
  public void write(String name, Content content) throws IOException {
    Path unfinished = folder.resolve(name + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
  }

  private void syncFolder() throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return; // Not every system opens folders; those that do not need no sync of them.
    }
    try (channel) {
      channel.force(true);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public List<String> list() throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    names.sort(null);
    return names;
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(folder.resolve(name));
  }

  @Override
  public Optional<Lock> tryLock() throws IOException {
    Files.createDirectories(folder);
    return FolderLock.tryLock(folder);
  }
}
