package dev.parley.protocol;

/** Anything said over the WebSocket. */
public sealed interface Message permits ClientMessage, ServerMessage {}
