package dev.emend.pipelines.torture;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Processes with this one's class path. Its folders are packed into jars, so that the classes can
 * go into an archive, which halves the start of a night.
 */
final class OtherJava {
  private final Path archive;
  private final List<String> jars = new ArrayList<>();

  /** Keeps what it needs in a folder. */
  OtherJava(Path folder) throws IOException {
    Files.createDirectories(folder);
    archive = folder.resolve("classes.jsa");
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path place = Path.of(entry);
      if (Files.isDirectory(place)) {
        Path jar = folder.resolve("classes-" + jars.size() + ".jar");
        pack(place, jar);
        jars.add(jar.toString());
      } else if (Files.exists(place)) {
        jars.add(place.toAbsolutePath().toString());
      }
    }
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(folder.relativize(file).toString()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  /** Starts a main class; what it says goes to a file. */
  Process start(Path says, Class<?> main, List<String> words) throws IOException {
    // Not there yet, or never: then it starts without.
    return start(says, "-XX:SharedArchiveFile=" + archive, main, words);
  }

  /**
   * Runs a main class to leave the archive of the classes it loaded for those that follow. Java 17
   * may crash while it writes the archive; then the others start without.
   */
  void rehearse(Path says, Class<?> main, List<String> words)
      throws IOException, InterruptedException {
    start(says, "-XX:ArchiveClassesAtExit=" + archive, main, words).waitFor();
  }

  private Process start(Path says, String archiving, Class<?> main, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:-UsePerfData", "-Duser.timezone=UTC", "-Xshare:auto"));
    command.addAll(List.of("-Djdk.reflect.useDirectMethodHandle=false", "-Xlog:disable"));
    command.add("-XX:ErrorFile=" + archive.resolveSibling("crash.log"));
    command.addAll(List.of(archiving, "-cp", String.join(File.pathSeparator, jars)));
    command.add(main.getName());
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(says.toFile())
        .start();
  }
}
