package dev.parley.server.main;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from: flags before the environment before the file before the defaults.
 *
 * @param flags what stood on the command line
 * @param environment the process's variables; an empty one counts as missing
 * @param file the configuration file's content
 * @param path its name, for messages; null if there is none
 * @param trial whether the configuration is only looked at, so that no folder and no file is made
 */
record Sources(
        Map<Setting, String> flags,
        Map<String, String> environment,
        Properties file,
        @Nullable Path path,
        boolean trial) {
    /**
     * A value and its origin.
     *
     * @param origin for messages, such as {@code the environment variable PORT}
     */
    record Sourced(String value, String origin) {}

    /** Reads the file, if there is one. */
    static Sources of(Map<Setting, String> flags, Map<String, String> environment, @Nullable Path path)
            throws ConfigurationException {
        Properties file = new Properties();
        if (path != null) {
            load(file, path);
        }
        return new Sources(flags, environment, file, path, false);
    }

    /** The same, only to be looked at. */
    Sources forTrial() {
        return new Sources(flags, environment, file, path, true);
    }

    /** The same with a setting at its default. */
    Sources without(Setting setting) {
        Map<Setting, String> otherFlags = new EnumMap<>(Setting.class);
        otherFlags.putAll(flags);
        otherFlags.remove(setting);
        Map<String, String> otherEnvironment = new HashMap<>(environment);
        otherEnvironment.remove(setting.variable());
        Properties otherFile = new Properties();
        otherFile.putAll(file);
        otherFile.remove(setting.key());
        return new Sources(otherFlags, otherEnvironment, otherFile, path, trial);
    }

    private static void load(Properties file, Path path) throws ConfigurationException {
        try (Reader reader = Files.newBufferedReader(path)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("The configuration file " + path
                    + " cannot be read. Give --config a text file of lines such as port=8443.");
        }
        for (String key : file.stringPropertyNames()) {
            if (Setting.ofKey(key).isEmpty()) {
                throw new ConfigurationException(
                        "The configuration file " + path + " sets " + key
                                + ", which does not exist. The README lists the names; those of the flags are theirs without the hyphens.");
            }
        }
    }

    Sourced get(Setting setting) {
        String flag = flags.get(setting);
        if (flag != null) {
            return new Sourced(flag, "the option --" + setting.key());
        }
        String variable = environment.get(setting.variable());
        if (variable != null && !variable.isEmpty()) {
            return new Sourced(variable, "the environment variable " + setting.variable());
        }
        String property = file.getProperty(setting.key());
        return property != null
                ? new Sourced(property.strip(), setting.key() + " in the file " + path)
                : new Sourced(setting.standard(), "the default of " + setting.key());
    }
}
