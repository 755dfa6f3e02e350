package dev.emend.store.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The real files, seen through calls that are counted. */
public final class MortalFiles extends FileSystemProvider {
  private final FileSystemProvider real = FileSystems.getDefault().provider();
  private final FileSystem system = new MortalSystem();
  private final long fatalCall;
  private final Moment moment;
  private long calls;

  /** Dies at a call, counted from one; at none where that is zero. */
  public MortalFiles(long fatalCall, Moment moment) {
    this.fatalCall = fatalCall;
    this.moment = moment;
  }

  /** The same file or folder, seen through here. */
  public Path path(Path path) {
    return new MortalPath(this, path);
  }

  /** How many calls there were. */
  public long calls() {
    return calls;
  }

  /** Does something to the disk. */
  interface Deed<T> {
    T run() throws IOException;
  }

  /** Does half of something to the disk. */
  interface HalfDeed {
    void run() throws IOException;
  }

  <T> T call(Deed<T> deed) throws IOException {
    return call(deed, () -> {});
  }

  <T> T call(Deed<T> deed, HalfDeed half) throws IOException {
    calls++;
    boolean fatal = fatalCall > 0 && calls >= fatalCall;
    if (!fatal) {
      return deed.run();
    }
    if (calls == fatalCall && moment == Moment.AFTER) {
      var unused = deed.run();
    } else if (calls == fatalCall && moment == Moment.AMIDST) {
      half.run();
    }
    throw new Killed(calls);
  }

  FileSystem system() {
    return system;
  }

  static Path real(Path path) {
    return path instanceof MortalPath mortal ? mortal.real() : path;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return new MortalChannel(
        this, call(() -> real.newFileChannel(real(path), options, attributes)));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        call(() -> real.newDirectoryStream(real(folder), any -> true))) {
      files.forEach(file -> found.add(path(file)));
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    call(
        () -> {
          real.createDirectory(real(folder), attributes);
          return folder;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    call(
        () -> {
          real.delete(real(path));
          return path;
        });
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    throw new UnsupportedOperationException("copy is not counted");
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    call(
        () -> {
          real.move(real(from), real(to), options);
          return to;
        });
  }

  @Override
  public boolean isSameFile(Path a, Path b) throws IOException {
    return real.isSameFile(real(a), real(b));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    call(
        () -> {
          real.checkAccess(real(path), modes);
          return path;
        });
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return call(() -> real.readAttributes(real(path), type, options));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return call(() -> real.readAttributes(real(path), names, options));
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    throw new UnsupportedOperationException("setAttribute is not counted");
  }

  @Override
  public String getScheme() {
    return "mortal";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("made by its constructor");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("paths come from path()");
  }

  /** Only leads from a path to the provider. */
  private final class MortalSystem extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return MortalFiles.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public String getSeparator() {
      return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return List.of();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
      return path(Path.of(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
      throw new UnsupportedOperationException("no matchers");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      throw new UnsupportedOperationException("no principals");
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException("no watching");
    }
  }
}
