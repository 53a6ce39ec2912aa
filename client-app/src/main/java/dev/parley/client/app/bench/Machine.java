package dev.parley.client.app.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the numbers were measured on, and how busy it was. */
record Machine(String processor, int processors, String system, String java, double loadAverage) {
    static Machine now() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processorName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("processor", processor);
        json.addProperty("processors", processors);
        json.addProperty("system", system);
        json.addProperty("java", java);
        json.addProperty("loadAverage", loadAverage);
        return json;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, %d processors, %s, %s, load %.1f", processor, processors, system, java, loadAverage);
    }
}
