import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;

// Formats every Java source with google-java-format or, given "check", names the unformatted.
// Runs in JDK 25, as the formatter parses with the javac of the JDK it runs in.

void main(String[] arguments) throws IOException {
  boolean check = arguments[0].equals("check");
  var sources = sources();
  var changed = sources.parallelStream().filter(file -> format(file, check)).toList();
  if (!check) {
    changed.forEach(file -> IO.println("formatted " + file));
  } else if (!changed.isEmpty()) {
    System.err.printf("%d of %d Java sources are not formatted:%n", changed.size(), sources.size());
    changed.forEach(file -> System.err.println("  " + file));
    System.err.println("help: `mvn -N verify -Dformat` formats them.");
    System.exit(1);
  }
}

List<Path> sources() throws IOException {
  var sources = new ArrayList<Path>();
  for (String root : List.of(".mvn", "core", "experiments", "plugins")) {
    try (var files = Files.walk(Path.of(root))) {
      files.filter(this::isSource).forEach(sources::add);
    }
  }
  return sources;
}

boolean isSource(Path file) {
  return file.toString().endsWith(".java") && !file.toString().contains("/target/");
}

/** Whether the file's format differed; an unparsable file does. */
boolean format(Path file, boolean check) {
  try {
    String found = Files.readString(file);
    String formatted = new Formatter().formatSourceAndFixImports(found);
    if (!check && !formatted.equals(found)) {
      Files.writeString(file, formatted);
    }
    return !formatted.equals(found);
  } catch (FormatterException e) {
    System.err.println(file + ":" + e.getMessage());
    return true;
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}
