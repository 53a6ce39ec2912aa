package dev.parley.client.app.bench;

/** What a benchmark found out. */
public interface Report {
    /** A table for people. */
    String toText();

    /** One line of JSON for programs. */
    String toJson();
}
