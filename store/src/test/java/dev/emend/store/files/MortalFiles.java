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
import java.nio.file.StandardOpenOption;
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
  private final Unsynced unsynced = new Unsynced();
  private final long chosen;
  private final Moment moment;
  private final Fault fault;
  private final Runnable meanwhile;
  private long calls;

  private MortalFiles(long chosen, Moment moment, Fault fault, Runnable meanwhile) {
    this.chosen = chosen;
    this.moment = moment;
    this.fault = fault;
    this.meanwhile = meanwhile;
  }

  /** Dies at a call, counted from one; at none where that is zero. */
  public MortalFiles(long fatalCall, Moment moment) {
    this(fatalCall, moment, null, null);
  }

  /** Something goes wrong with a call, counted from one. */
  public static MortalFiles failing(long call, Fault fault) {
    return new MortalFiles(call, null, fault, null);
  }

  /** Something else happens right before a call, counted from one. */
  public static MortalFiles interrupted(long call, Runnable meanwhile) {
    return new MortalFiles(call, null, null, meanwhile);
  }

  /** The same file or folder, seen through here. */
  public Path path(Path path) {
    return new MortalPath(this, path);
  }

  /** How many calls there were. */
  public long calls() {
    return calls;
  }

  /** Whether the chosen call came at all. */
  public boolean reached() {
    return chosen > 0 && calls >= chosen;
  }

  /** Does something to the disk. */
  interface Deed<T> {
    T run() throws IOException;
  }

  /** Does a part of something to the disk. */
  interface PartOfDeed {
    void run(Moment moment) throws IOException;
  }

  /** A call that takes no space. */
  <T> T call(Deed<T> deed) throws IOException {
    return call(deed, null);
  }

  /**
   * A call.
   *
   * @param part does a part of it; null for a call that takes no space
   */
  <T> T call(Deed<T> deed, PartOfDeed part) throws IOException {
    calls++;
    if (!reached()) {
      return deed.run();
    }
    if (moment != null) {
      die(deed, part);
    } else if (fault != null) {
      fail(part);
    } else if (calls == chosen) {
      meanwhile.run();
    }
    return deed.run();
  }

  private <T> void die(Deed<T> deed, PartOfDeed part) throws IOException {
    if (calls == chosen && (moment == Moment.AFTER || moment == Moment.POWER_LOSS)) {
      var unused = deed.run();
    } else if (calls == chosen && moment != Moment.BEFORE && part != null) {
      part.run(moment);
    }
    if (calls == chosen && moment == Moment.POWER_LOSS) {
      unsynced.lose();
    }
    throw new Killed(calls);
  }

  private void fail(PartOfDeed part) throws IOException {
    boolean first = calls == chosen;
    if (first && fault == Fault.ONCE_AMIDST && part != null) {
      part.run(Moment.AMIDST);
    }
    if (fault == Fault.FULL ? part != null : first) {
      throw new IOException(fault == Fault.FULL ? "No space left on device" : "Input/output error");
    }
  }

  Unsynced unsynced() {
    return unsynced;
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
    boolean creates = options.contains(StandardOpenOption.CREATE);
    return new MortalChannel(
        this,
        real(path),
        call(
            () -> real.newFileChannel(real(path), options, attributes),
            creates ? ignored -> {} : null));
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
        },
        ignored -> {});
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
          unsynced.renaming(real(from), real(to));
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
