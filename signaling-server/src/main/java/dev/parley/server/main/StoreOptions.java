package dev.parley.server.main;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data are: what commands about them share with the server itself. */
final class StoreOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "the server's configuration file")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "the server's data folder (PARLEY_DATA)")
    private @Nullable String data;

    Sources sources(Map<String, String> environment) throws ConfigurationException {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        if (data != null) {
            flags.put(Setting.DATA, data);
        }
        return Sources.of(flags, environment, config);
    }
}
