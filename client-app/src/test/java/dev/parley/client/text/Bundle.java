package dev.parley.client.text;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The texts of one language as they stand in the files: key → pattern, with nothing taken from another language. */
public final class Bundle {
    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "parley", "client", "text");

    private Bundle() {}

    /** The names of the files without language and ending. */
    static Set<String> areas() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .map(name -> name.replace(".properties", ""))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> of(Language language) {
        Map<String, String> texts = new TreeMap<>();
        String ending = language == Language.ENGLISH ? "" : "_" + language.tag();
        for (String area : areas()) {
            Properties read = new Properties();
            Path file = FOLDER.resolve(area + ending + ".properties");
            if (Files.exists(file)) {
                load(read, file);
            }
            read.stringPropertyNames().forEach(key -> texts.put(area + "." + key, read.getProperty(key)));
        }
        return texts;
    }

    private static void load(Properties into, Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            into.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** The placeholders of a pattern, in the order of their names. */
    static Set<String> placeholders(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_NUMBER || part.getType() == Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    /** For each plural, or each select, in a pattern, the forms it has. */
    static List<Set<String>> forms(String pattern, ArgType type) {
        MessagePattern parsed = new MessagePattern(pattern);
        List<Set<String>> forms = new ArrayList<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_START && part.getArgType() == type) {
                forms.add(forms(parsed, i));
            }
        }
        return forms;
    }

    private static Set<String> forms(MessagePattern parsed, int start) {
        Set<String> forms = new TreeSet<>();
        int end = parsed.getLimitPartIndex(start);
        for (int i = start + 1; i < end; i++) {
            Part part = parsed.getPart(i);
            if (part.getType() == Part.Type.ARG_SELECTOR) {
                forms.add(parsed.getSubstring(part));
            } else if (part.getType() == Part.Type.MSG_START || part.getType() == Part.Type.ARG_START) {
                i = parsed.getLimitPartIndex(i);
            }
        }
        return forms;
    }
}
