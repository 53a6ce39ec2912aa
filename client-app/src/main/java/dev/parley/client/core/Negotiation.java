package dev.parley.client.core;

/** The perfect-negotiation machine of one link. */
public record Negotiation(boolean polite, int generation) {}
