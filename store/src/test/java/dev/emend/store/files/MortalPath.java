package dev.emend.store.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A path whose files are {@link MortalFiles}. */
record MortalPath(MortalFiles files, Path real) implements Path {
  private Path wrap(Path path) {
    return path == null ? null : new MortalPath(files, path);
  }

  @Override
  public FileSystem getFileSystem() {
    return files.system();
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public Path getRoot() {
    return wrap(real.getRoot());
  }

  @Override
  public Path getFileName() {
    return wrap(real.getFileName());
  }

  @Override
  public Path getParent() {
    return wrap(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return wrap(real.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return wrap(real.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return real.startsWith(MortalFiles.real(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return real.endsWith(MortalFiles.real(other));
  }

  @Override
  public Path normalize() {
    return wrap(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return wrap(real.resolve(MortalFiles.real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return wrap(real.relativize(MortalFiles.real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return wrap(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return wrap(files.call(() -> real.toRealPath(options)));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("no watching");
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(MortalFiles.real(other));
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
