package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import dev.parley.client.app.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Scanner;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The load, as a process of its own: the server's URL is its argument, each line of its input an order, and each is answered by one line of JSON. It ends with its
 * input. Between two orders its people stay and ping.
 */
public final class LoadMain {
    private static final long TURN_MS = 20;

    private final Fleet fleet;
    private final Gathering gathering;
    private final VisitLoad visits;
    private final ListLoad list;
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private LoadMain(String url) throws IOException {
        fleet = new Fleet(url);
        gathering = new Gathering(fleet);
        visits = new VisitLoad(fleet);
        list = new ListLoad(fleet);
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LoadMain load = new LoadMain(args[0]);
        Threads.daemon("load-orders", load::read).start();
        try {
            load.run(out);
        } catch (IOException | RuntimeException e) {
            JsonObject failed = new JsonObject();
            failed.addProperty("failed", String.valueOf(e.getMessage()));
            out.println(failed);
            throw e;
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                orders.add(line);
                fleet.wakeUp();
            }
        } catch (IOException e) {
            // Whoever gave the orders is gone, as at the end of them.
        } finally {
            over = true;
        }
    }

    private void run(PrintStream out) throws IOException {
        RelayLoad relay = null;
        while (!over || !orders.isEmpty()) {
            String order = orders.poll();
            if (order == null) {
                fleet.turn(TURN_MS);
            } else if (order.startsWith("relay ")) {
                relay = relay == null ? new RelayLoad(fleet, gathering.present()) : relay;
                out.println(relay.run(new Scanner(order).skip("relay").nextInt()));
            } else {
                out.println(obey(new Scanner(order)));
            }
        }
        fleet.close();
    }

    private JsonObject obey(Scanner order) throws IOException {
        String verb = order.next();
        int first = order.nextInt();
        return switch (verb) {
            case "fill" -> {
                gathering.fill(first);
                yield done();
            }
            case "invite" -> {
                visits.invite(first);
                yield done();
            }
            case "visit" -> visits.oneByOne(first);
            case "churn" -> visits.steadily(first, order.nextInt());
            case "open" -> {
                list.open(first);
                yield done();
            }
            case "follow" -> {
                list.follow(first);
                yield done();
            }
            case "change" -> list.change(first, order.nextInt());
            default -> throw new IllegalArgumentException("There is no order '" + verb + "'.");
        };
    }

    private JsonObject done() {
        JsonObject json = new JsonObject();
        json.addProperty("people", fleet.members().size());
        return json;
    }
}
