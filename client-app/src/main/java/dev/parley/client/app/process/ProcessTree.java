package dev.parley.client.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What a process and its descendants use of the machine. */
public final class ProcessTree {
    private static final String PSS = "Pss:";
    private static final String RESIDENT = "VmRSS:";

    private final long root;

    /** Of the process with this id. */
    public ProcessTree(long root) {
        this.root = root;
    }

    private Stream<ProcessHandle> processes() {
        return ProcessHandle.of(root).stream().flatMap(first -> Stream.concat(Stream.of(first), first.descendants()));
    }

    /** Processor time that each of them has used so far, user and system, by process id. */
    public Map<Long, Duration> cpu() {
        Map<Long, Duration> all = new HashMap<>();
        processes()
                .forEach(process -> process.info().totalCpuDuration().ifPresent(used -> all.put(process.pid(), used)));
        return all;
    }

    /** Processor time used since an earlier {@link #cpu}, s; what a process used that has ended since is not counted. */
    public double cpuSecondsSince(Map<Long, Duration> before) {
        return cpu().entrySet().stream()
                .mapToDouble(used -> used.getValue()
                                .minus(before.getOrDefault(used.getKey(), Duration.ZERO))
                                .toNanos()
                        / 1e9)
                .sum();
    }

    /**
     * Processor time that threads of each name have used so far, user and system; numbers at the end of names are left out. Linux
     * keeps 15 characters of a name. Empty on other systems.
     */
    public Map<String, Duration> cpuByThread() {
        Map<String, Duration> all = new HashMap<>();
        processes()
                .flatMap(ProcessTree::threads)
                .forEach(thread -> all.merge(thread.name, thread.used, Duration::plus));
        return all;
    }

    private static Stream<ThreadUse> threads(ProcessHandle process) {
        try (Stream<Path> threads = Files.list(folder(process).resolve("task"))) {
            return threads.toList().stream().flatMap(thread -> ThreadUse.of(thread).stream());
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** What proc_pid_stat(5) says of a thread. */
    private record ThreadUse(String name, Duration used) {
        private static final int USER = 11;
        private static final int SYSTEM = 12;

        /** Linux tells programs hundredths of a second, whatever its own clock does. */
        private static final int TICKS_PER_SECOND = 100;

        static Optional<ThreadUse> of(Path thread) {
            try {
                return Optional.of(parse(Files.readString(thread.resolve("stat"))));
            } catch (IOException e) {
                return Optional.empty(); // it ended
            }
        }

        /** A name may hold brackets and spaces, so the last bracket ends it. */
        private static ThreadUse parse(String stat) {
            int end = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, end);
            String[] fields = stat.substring(end + 2).split(" ", SYSTEM + 2);
            long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
            return new ThreadUse(
                    name.replaceAll("[- #]*\\d+$", ""), Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
        }
    }

    /** Memory, each page divided by the number of processes that share it, MB; NaN where the system does not say. */
    public double pssMb() {
        return sum(process -> mb(process, "smaps_rollup", PSS));
    }

    /** Resident memory, MB; pages that several of them share count for each. NaN where the system does not say. */
    public double residentMb() {
        return sum(process -> mb(process, "status", RESIDENT));
    }

    private static double mb(ProcessHandle process, String file, String label) {
        return lines(process, file).stream()
                .filter(line -> line.startsWith(label))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Open files, sockets and the like; NaN where the system does not say. */
    public double handles() {
        return sum(process -> {
            try (Stream<Path> open = Files.list(folder(process).resolve("fd"))) {
                return open.count();
            } catch (IOException e) {
                return Double.NaN;
            }
        });
    }

    /** A process that ends meanwhile uses nothing. */
    private double sum(ToDoubleFunction<ProcessHandle> value) {
        List<ProcessHandle> all = processes().toList();
        return all.stream()
                .map(process -> Optional.of(value.applyAsDouble(process))
                        .filter(v -> !v.isNaN() || process.isAlive())
                        .orElse(0.0))
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static List<String> lines(ProcessHandle process, String file) {
        try {
            return Files.readAllLines(folder(process).resolve(file));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path folder(ProcessHandle process) {
        return Path.of("/proc", String.valueOf(process.pid()));
    }
}
